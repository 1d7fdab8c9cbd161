import { setImmediate } from 'node:timers/promises';

/**
 * Hands out jobs one at a time but takes them many at a time: as many as there is room for. Asks the table only when
 * there may be something: after a notification, after a full haul, or when told to look anyway.
 */
export class JobIntake<Job> {
  /** Most jobs that run at a time; never takes more than there is room for, so that other workers get the rest. */
  capacity: number;
  private ready: Job[] = [];
  private runningCount = 0;
  private mayHaveMore = true;
  private taking: Promise<void> | undefined;

  /** `take` gets the most jobs it may take. */
  constructor(
    private readonly take: (limit: number) => Promise<Job[]>,
    capacity: number,
  ) {
    this.capacity = capacity;
  }

  /** True when asking may give a job. */
  get isWorthAsking(): boolean {
    return this.ready.length > 0 || this.mayHaveMore;
  }

  /** Something may have been added. */
  noteAdded(): void {
    this.mayHaveMore = true;
  }

  /** The next job, which now counts as running; undefined when there is none. Rejects when taking failed. */
  async next(): Promise<Job | undefined> {
    for (;;) {
      const job = this.ready.shift();
      if (job) {
        this.runningCount++;
        return job;
      }
      if (!this.taking) {
        if (!this.mayHaveMore) return undefined;
        this.taking = this.refill().finally(() => (this.taking = undefined));
      }
      // Those that ask meanwhile share what this brings.
      await this.taking;
    }
  }

  /** A job handed out has ended. */
  noteEnded(): void {
    this.runningCount--;
  }

  /** Jobs taken but not handed out; they are no longer here. */
  giveUp(): Job[] {
    return this.ready.splice(0);
  }

  private async refill(): Promise<void> {
    // Jobs end in groups, as their last writes do: the first of a group waits for the others, and one haul serves them all.
    await setImmediate();
    const limit = Math.max(this.capacity - this.runningCount, 1);
    // Before asking: what is added from now on is announced again.
    this.mayHaveMore = false;
    try {
      const jobs = await this.take(limit);
      this.ready.push(...jobs);
      if (jobs.length >= limit) this.mayHaveMore = true;
    } catch (error) {
      this.mayHaveMore = true;
      throw error;
    }
  }
}
