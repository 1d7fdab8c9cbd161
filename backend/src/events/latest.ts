/** Holds the newest of values that come when they like, for one reader that takes its time: what it misses it does not need. */
export class Latest<Value> {
  private value: { is: Value } | undefined;
  private wake: () => void = () => undefined;

  set(value: Value): void {
    this.value = { is: value };
    this.wake();
  }

  /** The newest value since the last call; waits for one, at most so long or until it is stopped, and then is undefined. */
  async take(timeoutMs: number, stopped: AbortSignal): Promise<{ is: Value } | undefined> {
    if (!this.value && !stopped.aborted) await this.arrival(timeoutMs, stopped);
    const { value } = this;
    this.value = undefined;
    return value;
  }

  private arrival(timeoutMs: number, stopped: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        stopped.removeEventListener('abort', done);
        this.wake = () => undefined;
        resolve();
      };
      const timer = setTimeout(done, timeoutMs);
      stopped.addEventListener('abort', done, { once: true });
      this.wake = done;
    });
  }
}
