/** Waits; ends early when aborted. Never rejects. */
export function pause(durationMs: number, stopped: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (stopped.aborted) return resolve();
    const done = (): void => {
      clearTimeout(timer);
      stopped.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, durationMs);
    stopped.addEventListener('abort', done, { once: true });
  });
}
