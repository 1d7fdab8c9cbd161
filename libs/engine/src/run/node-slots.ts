/**
 * How many nodes run at a time in this worker. An owner with none running may go over the limit, so that one owner's hanging
 * nodes never make another wait (PROMISES P10); those who wait are served in turns of owners.
 */
export class NodeSlots {
  private readonly running = new Map<string, number>();
  /** By owner, in the order of turns. */
  private readonly waiting = new Map<string, (() => void)[]>();
  private total = 0;

  constructor(private readonly limit: number) {}

  /** Runs `work` as soon as there is room for this owner. `signal` ends the wait with its reason. */
  async run<Result>(ownerId: string, signal: AbortSignal, work: () => Promise<Result>): Promise<Result> {
    await this.acquire(ownerId, signal);
    try {
      return await work();
    } finally {
      this.release(ownerId);
    }
  }

  private async acquire(ownerId: string, signal: AbortSignal): Promise<void> {
    if (this.hasRoom(ownerId)) return this.take(ownerId);
    await new Promise<void>((resolve, reject) => {
      const go = () => {
        signal.removeEventListener('abort', giveUp);
        this.take(ownerId);
        resolve();
      };
      const giveUp = () => {
        this.forget(ownerId, go);
        reject(signal.reason as Error);
      };
      signal.addEventListener('abort', giveUp, { once: true });
      this.waiting.set(ownerId, [...(this.waiting.get(ownerId) ?? []), go]);
      if (signal.aborted) giveUp();
    });
  }

  private hasRoom(ownerId: string): boolean {
    return this.total < this.limit || !this.running.has(ownerId);
  }

  private take(ownerId: string): void {
    this.total += 1;
    this.running.set(ownerId, (this.running.get(ownerId) ?? 0) + 1);
  }

  private release(ownerId: string): void {
    this.total -= 1;
    const left = (this.running.get(ownerId) ?? 1) - 1;
    if (left === 0) this.running.delete(ownerId);
    else this.running.set(ownerId, left);
    for (const next of this.waiting.keys()) {
      if (!this.hasRoom(next)) continue;
      const [go, ...rest] = this.waiting.get(next) ?? [];
      // Whoever was served goes to the end of the line.
      this.waiting.delete(next);
      if (rest.length > 0) this.waiting.set(next, rest);
      go?.();
      return;
    }
  }

  private forget(ownerId: string, go: () => void): void {
    const rest = (this.waiting.get(ownerId) ?? []).filter((each) => each !== go);
    if (rest.length > 0) this.waiting.set(ownerId, rest);
    else this.waiting.delete(ownerId);
  }
}
