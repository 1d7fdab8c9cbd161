import { streamOf, type Fetch } from '@rex/http-client';
import { HttpClientError } from '@rex/node-sdk';
import { readStart } from './read-start';

/** Refusals are short, but for one that holds the answer which the vendor threw away. */
const MAX_REFUSAL_BYTES = 256 * 1024;

/** What was seen of the last exchange. SDKs keep some of it to themselves, each something else. */
export interface SeenExchange {
  status?: number;
  headers?: Headers;
  /** The body of an answer with an error status, or its beginning. */
  refusalText?: string;
  /** Why there is no answer, or only half of one. */
  failure?: HttpClientError;
}

/** A fetch under watch, for one call. */
export interface WatchedFetch {
  fetch: Fetch;
  seen: SeenExchange;
  /** Ends what is still open: an SDK that gave up may leave half a body unread. */
  end(): void;
}

/** A fetch that notes what goes by: status and headers, the body of a refusal, and how an exchange broke off. */
export function watchFetch(fetch: Fetch): WatchedFetch {
  const seen: SeenExchange = {};
  const over = new AbortController();
  const note = (error: unknown): never => {
    if (error instanceof HttpClientError) seen.failure = error;
    throw error;
  };
  const watched: Fetch = async (input, init) => {
    delete seen.refusalText;
    delete seen.failure;
    const signal = AbortSignal.any([over.signal, ...(init?.signal ? [init.signal] : [])]);
    const response = await fetch(input, { ...init, signal }).catch(note);
    seen.status = response.status;
    seen.headers = response.headers;
    const { status, statusText, headers } = response;
    if (!response.ok) {
      seen.refusalText = await readStart(response.body, MAX_REFUSAL_BYTES).catch(note);
      const body = status === 304 ? null : seen.refusalText;
      return new Response(body, { status, statusText, headers });
    }
    const body = response.body && streamOf(watchBody(response.body, note));
    return new Response(body, { status, statusText, headers });
  };
  return { fetch: watched, seen, end: () => over.abort() };
}

async function* watchBody(body: ReadableStream<Uint8Array>, note: (error: unknown) => never) {
  try {
    yield* body;
  } catch (error) {
    note(error);
  }
}
