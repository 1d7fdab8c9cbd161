import { answerError, ApiError, silenceError, unreadableError } from './api-error';

/** The longest wait for an answer, in milliseconds. */
const TIMEOUT_MS = 20_000;

/** From here on it takes longer to read an answer than the time between two frames. */
const LONG_CHARACTERS = 1_000_000;

/** What is sent, of what `fetch` takes. */
export interface ApiInit {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal?: AbortSignal;
}

/** Sends one request; `timeoutMs` is the limit for the answer as a whole. */
export type Send = (url: string, init: ApiInit & { timeoutMs?: number }) => Promise<Response>;

/** `fetch` with a time limit: rejects with a TimeoutError behind it. */
export const timedFetch: Send = (url, { timeoutMs, signal, ...init }) => {
  const limits = [signal, timeoutMs === undefined ? undefined : AbortSignal.timeout(timeoutMs)];
  return fetch(url, { ...init, signal: AbortSignal.any(limits.filter((each) => each !== undefined)) });
};

/** The JSON of /api<path>, null when there is none. Rejects with ApiError; an aborted call rejects with the signal's reason. */
export async function callApi<Answer>(send: Send, path: string, init: ApiInit): Promise<Answer> {
  init.signal?.throwIfAborted();
  const { isOk, status, text } = await ask(send, path, init).catch((thrown: unknown) => {
    init.signal?.throwIfAborted();
    throw thrown instanceof ApiError ? thrown : silenceError(thrown);
  });
  init.signal?.throwIfAborted();
  if (!isOk) throw answerError(status, text);
  const answer = await readJson(text).catch(() => {
    throw unreadableError();
  });
  init.signal?.throwIfAborted();
  return answer as Answer;
}

/** A long answer is read in slices, so that nothing that is pressed or scrolled has to wait for it. */
async function readJson(text: string): Promise<unknown> {
  if (text === '') return null;
  if (text.length < LONG_CHARACTERS) return JSON.parse(text) as unknown;
  const { parseInSlices } = await import('./parse-in-slices');
  return parseInSlices(text);
}

async function ask(
  send: Send,
  path: string,
  init: ApiInit,
): Promise<{ isOk: boolean; status: number; text: string }> {
  const headers = { accept: 'application/json, text/plain, */*', ...init.headers };
  const answer = await send(`/api${path}`, { ...init, headers, timeoutMs: TIMEOUT_MS });
  return { isOk: answer.ok, status: answer.status, text: await answer.text() };
}

/** A request with a JSON body. */
export function withJson(method: string, body: object, signal?: AbortSignal): ApiInit {
  return { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json' }, signal };
}
