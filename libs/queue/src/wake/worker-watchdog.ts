/** What a WorkerWatchdog needs. */
export interface WorkerWatchdogOptions {
  /** Replaces the BullMQ Worker. */
  restart: () => Promise<void>;
  /** Milliseconds on a clock that never goes back. */
  now: () => number;
  /** How long due work may wait while the worker idles, in milliseconds. 30,000 when absent. */
  toleranceMs?: number;
}

/**
 * Notices a deaf worker: due work waits, the worker idles, and no job has come for 30 seconds. BullMQ's Worker may stay
 * like that after a long outage of its carrier. The sweeper tells it what it saw each time.
 */
export class WorkerWatchdog {
  private deafSince: number | undefined;

  constructor(private readonly options: WorkerWatchdogOptions) {}

  /** A job has come: the worker hears. */
  noteJob(): void {
    this.deafSince = undefined;
  }

  /** Restarts the worker when it has been deaf for too long. True when it did. */
  async check({ dueCount, runningCount }: { dueCount: number; runningCount: number }): Promise<boolean> {
    if (dueCount === 0 || runningCount > 0) {
      this.deafSince = undefined;
      return false;
    }
    const now = this.options.now();
    this.deafSince ??= now;
    if (now - this.deafSince < (this.options.toleranceMs ?? 30_000)) return false;
    this.deafSince = undefined;
    await this.options.restart();
    return true;
  }
}
