/** How much a queue takes on. */
export interface BoundedQueueOptions {
  /** Jobs that run at a time. */
  atATime: number;
  /** Jobs that wait besides. One more is refused. */
  mostWaiting: number;
  /** What a job that is refused fails with. */
  refusal: () => Error;
}

/** Runs jobs in the order in which they came, a few at a time, and refuses those that would wait too long. */
export class BoundedQueue {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly options: BoundedQueueOptions) {}

  /** Runs a job when it is its turn. @throws the refusal, at once, when too many wait */
  async run<Result>(job: () => Promise<Result>): Promise<Result> {
    await this.turn();
    try {
      return await job();
    } finally {
      const next = this.waiting.shift();
      // Whoever waited the longest takes the place over.
      if (next) next();
      else this.running -= 1;
    }
  }

  private async turn(): Promise<void> {
    const { atATime, mostWaiting, refusal } = this.options;
    if (this.running < atATime) {
      this.running += 1;
      return;
    }
    if (this.waiting.length >= mostWaiting) throw refusal();
    await new Promise<void>((resolve) => this.waiting.push(resolve));
  }
}
