/** Schedules that one transaction takes at most. */
const BATCH = 100;

/** What a batch did, or at which schedules it failed. */
export interface TickBatch {
  claimed: string[];
}

/** Work of many schedules. */
export interface BatchWork {
  /** Fills in `claimed` as soon as it knows it. */
  batch: (limit: number, batch: TickBatch) => Promise<void>;
  /** Puts off the one schedule at which a batch fails. */
  putOff: (scheduleId: string, error: unknown) => Promise<void>;
  isOver: () => boolean;
}

/** Batches until nothing is left or the time is over, one at least. What fails gets smaller batches, until it is one schedule. */
export class InBatches {
  private limit = BATCH;
  /** So many schedules get smaller batches: those at one of which a batch failed. */
  private suspects = 0;

  /** Says how many schedules they had. It remembers what failed, for a batch may take longer than a tick to fail. */
  async work({ batch, putOff, isOver }: BatchWork): Promise<number> {
    let count = 0;
    do {
      const { limit } = this;
      const done: TickBatch = { claimed: [] };
      try {
        await batch(limit, done);
      } catch (error) {
        const [scheduleId] = done.claimed;
        // Nothing could be taken: that is nobody's fault.
        if (scheduleId === undefined) throw error;
        if (limit === 1) await putOff(scheduleId, error);
        this.failed(limit);
        continue;
      }
      count += done.claimed.length;
      this.succeeded(done.claimed.length);
      if (done.claimed.length < limit) return count;
    } while (!isOver());
    return count;
  }

  private failed(limit: number): void {
    this.suspects = limit === 1 ? this.suspects - 1 : limit;
    this.limit = Math.max(limit / 10, 1);
    if (this.suspects <= 0) this.limit = BATCH;
  }

  private succeeded(claimed: number): void {
    this.suspects -= claimed;
    if (this.suspects <= 0 || claimed < this.limit) this.limit = BATCH;
  }
}
