import type { Fetch } from '@rex/http-client';
import { HttpClientError } from '@rex/node-sdk';

/** What was seen of the last exchange. SDKs keep some of it to themselves, each something else. */
export interface SeenExchange {
  status?: number;
  headers?: Headers;
  /** The body of an answer with an error status. */
  refusalText?: string;
  /** Why there is no answer, or only half of one. */
  failure?: HttpClientError;
}

/** A fetch that notes what goes by: status and headers, the body of a refusal, and how an exchange broke off. */
export function watchFetch(fetch: Fetch): { fetch: Fetch; seen: SeenExchange } {
  const seen: SeenExchange = {};
  const note = (error: unknown): never => {
    if (error instanceof HttpClientError) seen.failure = error;
    throw error;
  };
  const watched: Fetch = async (input, init) => {
    const response = await fetch(input, init).catch(note);
    seen.status = response.status;
    seen.headers = response.headers;
    const { status, statusText, headers } = response;
    if (!response.ok) {
      seen.refusalText = await response.text().catch(note);
      const body = status === 304 ? null : seen.refusalText;
      return new Response(body, { status, statusText, headers });
    }
    const body = response.body && ReadableStream.from(watchBody(response.body, note));
    return new Response(body, { status, statusText, headers });
  };
  return { fetch: watched, seen };
}

async function* watchBody(body: ReadableStream<Uint8Array>, note: (error: unknown) => never) {
  try {
    yield* body;
  } catch (error) {
    note(error);
  }
}
