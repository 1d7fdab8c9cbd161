import { setTimeout as sleep } from 'node:timers/promises';
import { OperationalError } from '@rex/platform';

/** As long as a worker that can't write keeps its leases by default: after that another one runs the step. */
const PATIENCE_MS = 30_000;

const FIRST_DELAY_MS = 100;
const LONGEST_DELAY_MS = 2000;

/** Time, for tests to bring their own. */
export interface PatienceClock {
  nowMs(): number;
  pause(ms: number): Promise<unknown>;
}

const REAL_CLOCK: PatienceClock = { nowMs: () => performance.now(), pause: (ms) => sleep(ms) };

/**
 * Does work that may be repeated until the database takes it: an outage of ours is no failure of somebody's step. After a while
 * there is no point in it any more.
 * @throws OperationalError when that while is over
 */
export async function patiently<Result>(
  work: () => Promise<Result>,
  patienceMs = PATIENCE_MS,
  clock: PatienceClock = REAL_CLOCK,
): Promise<Result> {
  const givesUpAt = clock.nowMs() + patienceMs;
  for (let delayMs = FIRST_DELAY_MS; ; delayMs = Math.min(delayMs * 2, LONGEST_DELAY_MS)) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof OperationalError) || clock.nowMs() + delayMs > givesUpAt) throw error;
      await clock.pause(delayMs);
    }
  }
}
