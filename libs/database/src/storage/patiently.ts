import { setTimeout as sleep } from 'node:timers/promises';
import { StorageError } from '@rex/node-sdk';
import { OperationalError } from '@rex/platform';

const FIRST_DELAY_MS = 100;
const LONGEST_DELAY_MS = 2000;

/**
 * Does work that may be repeated until the database takes it: an outage of ours is nobody's failed step. After a while there
 * is no point in it any more.
 * @throws StorageError `storage-unavailable`
 */
export async function patiently<Result>(work: () => Promise<Result>, patienceMs: number): Promise<Result> {
  const givesUpAt = performance.now() + patienceMs;
  for (let delayMs = FIRST_DELAY_MS; ; delayMs = Math.min(delayMs * 2, LONGEST_DELAY_MS)) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof OperationalError)) throw error;
      if (performance.now() + delayMs > givesUpAt) {
        const message = 'The storage could not be reached for a while. Try again later.';
        throw new StorageError('storage-unavailable', message, { cause: error });
      }
      await sleep(delayMs);
    }
  }
}
