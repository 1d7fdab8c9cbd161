import type { StepError } from '@rex/node-sdk';
import type { RetryPolicy } from '@rex/workflow';

/** A target that asks for more patience than a day is not waited for any longer than that. */
const MAX_RETRY_AFTER_MS = 24 * 60 * 60 * 1000;

/**
 * How long to wait before the next attempt, in milliseconds; undefined when there is none. Exponential backoff with jitter of
 * up to a half, so that many executions do not come back at once; never sooner than the target itself asked for.
 *
 * @param attempt the attempt that just failed, from 1
 * @param random a number from 0 to 1
 */
export function retryDelay(
  policy: RetryPolicy | undefined,
  error: Pick<StepError, 'retryable' | 'retryAfterMs'>,
  attempt: number,
  random: number,
): number | undefined {
  if (!policy || attempt >= policy.maxAttempts || error.retryable === false) return undefined;
  const full = Math.min(policy.initialDelayMs * policy.backoff ** (attempt - 1), policy.maxDelayMs);
  const { retryAfterMs = 0 } = error;
  return Math.max(Math.round(full * (0.5 + random / 2)), Math.min(retryAfterMs, MAX_RETRY_AFTER_MS));
}
