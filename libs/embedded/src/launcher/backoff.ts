const FIRST_MS = 1_000;
const LONGEST_MS = 30_000;
/** What ran this long was well; its next failure counts as the first. */
const HEALTHY_MS = 60_000;

/** How long to wait before something that keeps failing is started again: 1 s, doubled each time, at most 30 s. */
export class Backoff {
  private nextMs = FIRST_MS;

  /** The wait after a run of `ranMs`. */
  after(ranMs: number): number {
    if (ranMs >= HEALTHY_MS) this.nextMs = FIRST_MS;
    const waitMs = this.nextMs;
    this.nextMs = Math.min(waitMs * 2, LONGEST_MS);
    return waitMs;
  }
}
