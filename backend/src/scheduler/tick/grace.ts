/** After so long without a look by any backend there was a break: what came due in it was missed. */
export const BREAK_SECONDS = 10;

/** What came due shortly before the end of a break still starts. */
const GRACE_MS = 5_000;

/** Slots that are later than this were missed, break or not: a schedule is not to catch up for ever. */
const MOST_LATE_MS = 300_000;

/**
 * How late a slot may be and still start whatever the catch-up policy. While somebody looked all the time nothing was missed, it is
 * only late: when very many are due at once, the last of them have to wait.
 */
export function graceMs(now: Date, upSince: Date): number {
  return Math.min(Math.max(now.getTime() - upSince.getTime(), 0) + GRACE_MS, MOST_LATE_MS);
}
