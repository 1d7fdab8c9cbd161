import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until `check` no longer throws, and throws what it threw last after `timeoutMs`. */
export async function eventually(check: () => Promise<void> | void, timeoutMs = 5_000): Promise<void> {
  const endsAt = Date.now() + timeoutMs;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > endsAt) throw error;
      await sleep(20);
    }
  }
}

/** How long `work` takes to settle, in milliseconds. */
export async function millisecondsOf(work: Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work.catch(() => undefined);
  return performance.now() - startedAt;
}
