/** What has to be ended when the bench ends, however it does: the last thing that began goes first. */
export class Endings {
  private readonly ends: (() => unknown)[] = [];
  private running: Promise<void> | undefined;

  /** Note it before the thing is up: what is still starting when the bench is interrupted is waited for, and ended. */
  add(end: () => unknown): void {
    this.ends.push(end);
  }

  /** Ends everything, once. Never rejects: each gets its turn. */
  run(): Promise<void> {
    this.running ??= this.runAll();
    return this.running;
  }

  private async runAll(): Promise<void> {
    for (const end of this.ends.reverse()) {
      try {
        await end();
      } catch {
        // It never came up, which whoever started it has told.
      }
    }
  }
}
