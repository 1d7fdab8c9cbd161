/**
 * Hands on the last of many values: a pause after it came, and one at a time. What came while one was worked on is handed on when
 * that has ended.
 */
export class LatestOnly<Value> {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private waiting: { readonly value: Value } | null = null;
  private isBusy = false;

  constructor(
    private readonly pauseMs: number,
    private readonly work: (value: Value) => Promise<void>,
  ) {}

  give(value: Value): void {
    this.waiting = { value };
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.next(), this.pauseMs);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.waiting = null;
  }

  private async next(): Promise<void> {
    if (this.isBusy || !this.waiting) return;
    this.isBusy = true;
    const { value } = this.waiting;
    this.waiting = null;
    await this.work(value);
    this.isBusy = false;
    await this.next();
  }
}
