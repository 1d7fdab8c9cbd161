import { HttpClientError } from '@rex/node-sdk';
import { readTarget, type Target } from '../target/read-target';

/** A request as it goes to one target. */
export interface Outgoing {
  method: string;
  target: Target;
  /** Names in small letters. */
  headers: ReadonlyMap<string, string | string[]>;
  body?: Uint8Array;
}

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** What proves who the caller is: never for another origin. */
const CREDENTIALS: readonly string[] = [
  ...['authorization', 'proxy-authorization', 'cookie', 'cookie2'],
  ...['api-key', 'apikey', 'x-api-key', 'x-goog-api-key', 'x-auth-token', 'x-access-token'],
];

/** Fields that describe a body, gone with it. */
const BODY_FIELDS: readonly string[] = [
  ...['content-type', 'content-encoding', 'content-language', 'content-location', 'content-length'],
];

/**
 * Gives the request that a redirect asks for, by the rules of the Fetch standard, or undefined when the answer is no
 * redirect. 303 and a redirected POST become GET without body. Another origin gets no credentials, and they do not come
 * back when a later redirect leads home again.
 */
export function nextRequest(
  sent: Outgoing,
  answer: { status: number; location: string | undefined },
  secretHeaders: readonly string[],
): Outgoing | undefined {
  if (!REDIRECTS.has(answer.status) || answer.location === undefined) return undefined;
  const target = readLocation(answer.location, sent.target.url);
  const headers = new Map(sent.headers);
  if (target.url.origin !== sent.target.url.origin) {
    for (const name of [...CREDENTIALS, ...secretHeaders]) headers.delete(name.toLowerCase());
  }
  if (!becomesGet(sent.method, answer.status)) return { ...sent, target, headers };
  for (const name of BODY_FIELDS) headers.delete(name);
  return { method: 'GET', target, headers };
}

function becomesGet(method: string, status: number): boolean {
  if (status === 303) return method !== 'GET' && method !== 'HEAD';
  return (status === 301 || status === 302) && method === 'POST';
}

function readLocation(location: string, base: URL): Target {
  // Servers send bytes; Node reads them as Latin-1, although UTF-8 is what they mean.
  const text = Buffer.from(location, 'latin1').toString('utf8');
  try {
    return readTarget(text.includes('\uFFFD') ? location : text, base);
  } catch (error) {
    if (!(error instanceof HttpClientError)) throw error;
    throw new HttpClientError(error.code, `${base.origin} redirects to where it must not: ${error.message}`, {
      isSent: true,
      cause: error,
    });
  }
}
