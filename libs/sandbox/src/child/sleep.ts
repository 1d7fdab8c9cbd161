const cell = new Int32Array(new SharedArrayBuffer(4));

/** Does nothing for a while, and lets nothing else happen in this process either. */
export function sleepMs(durationMs: number): void {
  Atomics.wait(cell, 0, 0, durationMs);
}
