/** Settles like `work`, or rejects with what `onTimeout` gives after `timeoutMs`. What comes of `work` later is ignored. */
export function within<T>(work: Promise<T>, timeoutMs: number, onTimeout: () => Error): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const timer = setTimeout(() => reject(onTimeout()), timeoutMs);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** Waits for the end of `work`, good or bad, but at most `timeoutMs`. For closing what may be out of reach. */
export async function settleWithin(work: Promise<unknown>, timeoutMs: number): Promise<void> {
  await within(work, timeoutMs, () => new Error('timeout')).catch(() => undefined);
}
