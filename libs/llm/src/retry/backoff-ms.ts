const FIRST_MS = 500;
const LONGEST_MS = 4000;

/**
 * How long to wait before another try when the vendor does not say: doubling from half a second to four, of which a random
 * half is left out, so that callers who failed together don't come back together.
 *
 * @param retry from 1
 * @param random from 0 to below 1
 */
export function backoffMs(retry: number, random: number): number {
  const fullMs = Math.min(FIRST_MS * 2 ** (Math.max(retry, 1) - 1), LONGEST_MS);
  return Math.round(fullMs * (0.5 + random / 2));
}
