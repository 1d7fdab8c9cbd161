/** Counts work under way, and tells when there is none. */
export class RunningWork {
  private count = 0;
  private waiting: (() => void)[] = [];

  /** Counts `work` until it settles, and gives it back. */
  track<T>(work: Promise<T>): Promise<T> {
    this.count++;
    return work.finally(() => {
      if (--this.count > 0) return;
      for (const resolve of this.waiting.splice(0)) resolve();
    });
  }

  /** Resolves when nothing is under way. */
  whenNone(): Promise<void> {
    return this.count === 0 ? Promise.resolve() : new Promise((resolve) => this.waiting.push(resolve));
  }
}
