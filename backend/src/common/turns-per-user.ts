/** Lets one job run at a time: users take turns, so that who has many keeps nobody else waiting. */
export class TurnsPerUser {
  private isBusy = false;
  private readonly waiting = new Map<string, (() => void)[]>();

  /**
   * @param mostWaiting of one user; one more is refused
   * @param refusal what a job that is refused fails with
   */
  constructor(
    private readonly mostWaiting: number,
    private readonly refusal: () => Error,
  ) {}

  /** Runs a job when it is its user's turn. @throws the refusal, at once, when too many of theirs wait */
  async run<Result>(userId: string, job: () => Promise<Result>): Promise<Result> {
    await this.turn(userId);
    try {
      return await job();
    } finally {
      this.next();
    }
  }

  private async turn(userId: string): Promise<void> {
    if (!this.isBusy) {
      this.isBusy = true;
      return;
    }
    const own = this.waiting.get(userId) ?? [];
    if (own.length >= this.mostWaiting) throw this.refusal();
    this.waiting.set(userId, own);
    await new Promise<void>((resolve) => own.push(resolve));
  }

  private next(): void {
    const [first] = this.waiting;
    if (!first) {
      this.isBusy = false;
      return;
    }
    const [userId, own] = first;
    const start = own.shift();
    // The last in line now.
    this.waiting.delete(userId);
    if (own.length > 0) this.waiting.set(userId, own);
    start?.();
  }
}
