import { LRUCache } from 'lru-cache';

const MINUTE_MS = 60_000;

/** Counts calls by name and minute, in this process. */
export class RateLimiter {
  private readonly minutes = new LRUCache<string, { beganMs: number; calls: number }>({ max: 10_000 });

  /** Counts a call. Gives the seconds to wait when there were `limit` in the minute already, else 0. */
  secondsToWait(name: string, limit: number, nowMs: number): number {
    const minute = this.minutes.get(name);
    if (!minute || nowMs >= minute.beganMs + MINUTE_MS) {
      this.minutes.set(name, { beganMs: nowMs, calls: 1 });
      return 0;
    }
    if (minute.calls >= limit) return Math.max(1, Math.ceil((minute.beganMs + MINUTE_MS - nowMs) / 1000));
    minute.calls += 1;
    return 0;
  }
}
