/** What a Coalescer needs to know. */
export interface CoalescerOptions {
  /** Most requests that go in one call. */
  maxBatch: number;
}

/**
 * Turns single requests into grouped calls: the first request goes out at once; those that arrive while a call is under way
 * go together in the next one. So grouping never adds a wait at low load and shares one transaction at high load.
 */
export class Coalescer<Request, Result> {
  private waiting: Waiting<Request, Result>[] = [];
  private isBusy = false;

  /** `call` gets the grouped requests and gives one result for each, in order. */
  constructor(
    private readonly call: (requests: Request[]) => Promise<Result[]>,
    private readonly options: CoalescerOptions = { maxBatch: 500 },
  ) {}

  /** Resolves with this request's own result; rejects when its group's call failed. */
  submit(request: Request): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      this.waiting.push({ request, resolve, reject });
      if (!this.isBusy) void this.drain();
    });
  }

  private async drain(): Promise<void> {
    this.isBusy = true;
    // Requests of the same tick join the first group.
    await Promise.resolve();
    while (this.waiting.length > 0) {
      const group = this.waiting.splice(0, this.options.maxBatch);
      try {
        const results = await this.call(group.map((each) => each.request));
        if (results.length !== group.length) throw new Error(`expected ${group.length} results, got ${results.length}`);
        group.forEach((each, index) => each.resolve(results[index] as Result));
      } catch (error) {
        for (const each of group) each.reject(error);
      }
    }
    this.isBusy = false;
  }
}

interface Waiting<Request, Result> {
  request: Request;
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
}
