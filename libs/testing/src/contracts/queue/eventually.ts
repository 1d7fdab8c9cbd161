import { setTimeout as sleep } from 'node:timers/promises';

/** What is there in a moment may take a busy machine many times as long. What never comes costs this once. */
const PATIENCE_MS = 30_000;

/** Waits until `check` no longer throws, and throws what it threw last after `timeoutMs`. */
export async function eventually(check: () => Promise<void> | void, timeoutMs = PATIENCE_MS): Promise<void> {
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

/** What ends by a timeout of one or two seconds has ended by then, on any machine; what has none never does. */
export const SOON_MS = 20_000;
