import { setTimeout as sleep } from 'node:timers/promises';

/** What a Coalescer needs to know. */
export interface CoalescerOptions {
  /** Most requests that go in one call. Default 500. */
  maxBatch?: number;
  /** How much is going on, in executions; see `gatherMs`. Default: nothing, so that no call waits. */
  pressure?: () => number;
}

/**
 * How long a call waits for company, in milliseconds: a fifth for each execution that is under way, at most 10. A lone
 * request hardly waits; at 50 under way a few milliseconds save most commits. The idea is PostgreSQL's `commit_siblings`.
 */
export function gatherMs(pressure: number): number {
  return pressure <= 1 ? 0 : Math.min(pressure / 5, 10);
}

/**
 * Turns single requests into grouped calls: the first request goes out at once; those that arrive while a call is under way
 * go together in the next one. Under pressure calls keep a distance, so that groups grow.
 */
export class Coalescer<Request, Result> {
  private waiting: Waiting<Request, Result>[] = [];
  private isBusy = false;
  private lastCallAt = -Infinity;

  /** `call` gets the grouped requests and gives one result for each, in order. */
  constructor(
    private readonly call: (requests: Request[]) => Promise<Result[]>,
    private readonly options: CoalescerOptions = {},
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
      await this.keepDistance();
      const group = this.waiting.splice(0, this.options.maxBatch ?? 500);
      this.lastCallAt = performance.now();
      try {
        const results = await this.call(group.map((each) => each.request));
        if (results.length !== group.length)
          throw new Error(`expected ${group.length} results, got ${results.length}`);
        group.forEach((each, index) => each.resolve(results[index] as Result));
      } catch (error) {
        for (const each of group) each.reject(error);
      }
    }
    this.isBusy = false;
  }

  private async keepDistance(): Promise<void> {
    const waitMs = gatherMs(this.options.pressure?.() ?? 0) - (performance.now() - this.lastCallAt);
    if (waitMs >= 1) await sleep(waitMs);
  }
}

interface Waiting<Request, Result> {
  request: Request;
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
}
