import type { RetryPolicy } from '@rex/workflow';

/**
 * How long to wait before the next attempt, in milliseconds; undefined when there is none.
 * Exponential backoff with jitter of up to a half, so that many executions do not come back at once.
 *
 * @param attempt the attempt that just failed, from 1
 * @param random a number from 0 to 1
 */
export function retryDelay(
  policy: RetryPolicy | undefined,
  attempt: number,
  random: number,
): number | undefined {
  if (!policy || attempt >= policy.maxAttempts) return undefined;
  const full = Math.min(policy.initialDelayMs * policy.backoff ** (attempt - 1), policy.maxDelayMs);
  return Math.round(full * (0.5 + random / 2));
}
