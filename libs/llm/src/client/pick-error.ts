import { isRetryable, LlmError } from '@rex/node-sdk';

/**
 * The error to tell when every route failed: one that goes away by itself, soonest first, since then the whole call is worth
 * another try; else the last one.
 */
export function pickError(errors: readonly LlmError[]): LlmError {
  const last = errors.at(-1);
  if (!last)
    return new LlmError('llm-request-invalid', 'Nobody is named to be asked. Choose a provider and a model.');
  if (last.code === 'llm-cancelled') return last;
  const waits = errors.filter(isRetryable);
  const soonest = waits.toSorted(
    (a, b) => (a.details.retryAfterMs ?? Infinity) - (b.details.retryAfterMs ?? Infinity),
  );
  return soonest[0] ?? last;
}
