import { HttpClientError } from '@rex/node-sdk';

const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** The time a request has and its caller's wish to stop, as one signal. Dispose it when the request is over. */
export class Deadline {
  private readonly controller = new AbortController();
  private readonly timer: NodeJS.Timeout;
  private readonly stop = () => this.end('aborted', 'The request was stopped');

  constructor(
    timeoutMs: number,
    private readonly callerSignal?: AbortSignal,
  ) {
    // Node fires a longer timer at once.
    const delayMs = Math.min(timeoutMs, LONGEST_TIMER_MS);
    this.timer = setTimeout(() => this.end('timeout', `No answer within ${timeoutMs} ms`), delayMs);
    if (callerSignal?.aborted) this.stop();
    else callerSignal?.addEventListener('abort', this.stop, { once: true });
  }

  /** Calls once when the request must end, at once if it already must. Gives a function that takes the wish back. */
  onEnd(listener: (failure: HttpClientError) => void): () => void {
    const { signal } = this.controller;
    const call = () => listener(signal.reason as HttpClientError);
    if (signal.aborted) call();
    else signal.addEventListener('abort', call, { once: true });
    return () => signal.removeEventListener('abort', call);
  }

  /** Waits for work that cannot be stopped itself, but no longer than the request may go on. */
  async race<T>(work: Promise<T>): Promise<T> {
    let release = () => {};
    const end = new Promise<never>((_, reject) => {
      release = this.onEnd(reject);
    });
    try {
      return await Promise.race([work, end]);
    } finally {
      release();
    }
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.callerSignal?.removeEventListener('abort', this.stop);
  }

  private end(code: 'timeout' | 'aborted', message: string): void {
    const cause: unknown = code === 'aborted' ? this.callerSignal?.reason : undefined;
    this.controller.abort(new HttpClientError(code, message, { cause }));
  }
}
