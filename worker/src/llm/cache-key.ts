import type { LlmQuestion } from '@rex/node-sdk';
import { sha256 } from '@rex/platform';

/**
 * What decides how a question is answered: whom it goes to and what it says, not how long it may take. Where a route names no address
 * its key may, so the key is part of the place.
 */
export function cacheKey({ routes, request }: LlmQuestion): Buffer {
  const { timeoutMs: _timeout, ...asked } = request;
  const places = routes.map(({ provider, baseUrl, model, keyId }) => ({
    provider,
    model,
    place: baseUrl ?? keyId,
  }));
  return sha256(JSON.stringify([places, asked]));
}
