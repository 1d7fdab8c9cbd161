/** What one counter still allows. */
export interface Allowance {
  /** Requests a minute. */
  limit: number;
  remaining: number;
  /** When its minute is over, or when it allows something again. */
  resetSeconds: number;
}

/** Which of two counters refuses first; of two alike the one that refuses for longer. */
export function tightest(first: Allowance | undefined, second: Allowance): Allowance {
  if (!first || second.remaining < first.remaining) return second;
  return second.remaining === first.remaining && second.resetSeconds > first.resetSeconds ? second : first;
}
