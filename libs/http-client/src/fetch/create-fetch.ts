import { type HeaderFields, HttpClientError } from '@rex/node-sdk';
import type { HttpClient } from '../http-client';
import { streamOf } from './stream-of';

/** What libraries that bring no transport of their own ask for. */
export type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/** The statuses that a Response of the Fetch standard can't have a body with. */
const BODILESS: ReadonlySet<number> = new Set([204, 205, 304]);

/**
 * A fetch for vendors' clients that goes out by the guarded client: same addresses, limits and redirects. It sends text and
 * bytes only. Failures are HttpClientErrors.
 */
export function createFetch(client: HttpClient, { timeoutMs }: { timeoutMs: number }): Fetch {
  return async (input, init = {}) => {
    const answer = await client.open({
      method: init.method ?? 'GET',
      url: input instanceof Request ? input.url : String(input),
      // A stream that is unpacked comes in bursts; a token is wanted when it is there.
      headers: { ...fieldsOf(init.headers), 'accept-encoding': 'identity' },
      ...(init.body === null || init.body === undefined ? {} : { body: readBody(init.body) }),
      timeoutMs,
      redirect: init.redirect === 'manual' ? 'manual' : 'follow',
      ...(init.signal ? { signal: init.signal } : {}),
    });
    const body = streamOf(answer.body);
    if (answer.status < 200 || answer.status > 599) {
      await body.cancel();
      throw new HttpClientError('response-malformed', `The answer has the status ${answer.status}`, {
        isSent: true,
      });
    }
    if (BODILESS.has(answer.status)) await body.cancel();
    return new Response(BODILESS.has(answer.status) ? null : body, {
      status: answer.status,
      statusText: answer.statusText,
      headers: Object.entries(answer.headers).flatMap(([name, value]) =>
        [value].flat().map((each): [string, string] => [name, each]),
      ),
    });
  };
}

function fieldsOf(headers: RequestInit['headers']): HeaderFields {
  return Object.fromEntries(new Headers(headers));
}

function readBody(body: NonNullable<RequestInit['body']>): string | Uint8Array {
  if (typeof body === 'string' || body instanceof Uint8Array) return body;
  throw new TypeError('Only text and bytes can be sent this way');
}
