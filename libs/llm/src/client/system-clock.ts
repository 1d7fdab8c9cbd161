import { setTimeout as sleep } from 'node:timers/promises';
import type { LimiterClock } from '../limiter/rate-limiter';

/** The time of this machine. */
export const systemClock: LimiterClock = {
  nowMs: () => Date.now(),
  sleep: async (durationMs, signal) => {
    await sleep(durationMs, undefined, { signal });
  },
};
