import type { ToldLimit } from '../retry/read-rate-limits';

/** A limit as the vendor told it, and when. */
export interface LearnedLimit {
  /** Left, less what went out since. */
  remaining: number;
  /** What fills up again until the reset. */
  refill: number;
  learnedAtMs: number;
  resetsAtMs: number;
}

/** What was told, with its times as instants; undefined when nothing was. */
export function learnLimit(told: ToldLimit | undefined, nowMs: number): LearnedLimit | undefined {
  if (!told) return undefined;
  const { limit = told.remaining, remaining, resetMs } = told;
  const refill = Math.max(limit - remaining, 0);
  return { remaining, refill, learnedAtMs: nowMs, resetsAtMs: nowMs + resetMs };
}

/** What is left after something went out. */
export function spendLearned(limit: LearnedLimit | undefined, amount: number): LearnedLimit | undefined {
  return limit && { ...limit, remaining: limit.remaining - amount };
}

/**
 * How long to wait until the vendor has room, in milliseconds. Vendors fill a limit up steadily; what needs more than will ever
 * be there waits for the reset and is then the vendor's to judge.
 */
export function waitForLearned(limit: LearnedLimit | undefined, need: number, nowMs: number): number {
  if (!limit || nowMs >= limit.resetsAtMs) return 0;
  const { remaining, refill, learnedAtMs, resetsAtMs } = limit;
  const spanMs = resetsAtMs - learnedAtMs;
  const missing = need - remaining;
  if (missing <= 0) return 0;
  const readyAtMs = missing <= refill ? learnedAtMs + (missing / refill) * spanMs : resetsAtMs;
  return Math.max(Math.ceil(readyAtMs - nowMs), 0);
}
