/** Milliseconds until the next attempt to connect: 50, 100, 200 … at most 2,000. */
export function reconnectDelayMs(attempt: number): number {
  return Math.min(25 * 2 ** Math.min(attempt, 10), 2_000);
}
