/** Does something when the browser has nothing else to do, or soon after. */
export async function whenIdle<T>(work: () => Promise<T>): Promise<T> {
  await new Promise<void>((resolve) => {
    // Not every browser tells.
    if (typeof requestIdleCallback === 'function') requestIdleCallback(() => resolve(), { timeout: 100 });
    else setTimeout(resolve);
  });
  return work();
}
