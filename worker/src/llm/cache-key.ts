import type { LlmQuestion } from '@rex/node-sdk';
import { sha256 } from '@rex/platform';

/** What decides how a question is answered: whom it goes to and what it says. Not by which key, or how long it may take. */
export function cacheKey({ routes, request }: LlmQuestion): Buffer {
  const { timeoutMs: _timeout, ...asked } = request;
  const places = routes.map(({ provider, baseUrl, model }) => ({ provider, baseUrl, model }));
  return sha256(JSON.stringify([places, asked]));
}
