import { LRUCache } from 'lru-cache';
import type { Allowance } from './allowance';

/** What a counter says of one call. */
export interface Counted extends Allowance {
  /** Whether there were as many as the limit before it. */
  isOver: boolean;
}

const MINUTE_MS = 60_000;

/** A counter is small, and nobody can make more of them than this. */
const MAX_NAMES = 10_000;

/** Counts calls by name and minute, in this process. */
export class RateLimiter {
  private readonly minutes = new LRUCache<string, { beganMs: number; calls: number }>({ max: MAX_NAMES });

  /** Counts a call of a name, the first of which begins its minute. */
  count(name: string, limit: number, nowMs: number): Counted {
    const known = this.minutes.get(name);
    const isCurrent = known !== undefined && nowMs < known.beganMs + MINUTE_MS;
    const minute = isCurrent ? known : { beganMs: nowMs, calls: 0 };
    if (!isCurrent) this.minutes.set(name, minute);
    const isOver = minute.calls >= limit;
    if (!isOver) minute.calls += 1;
    const resetSeconds = Math.max(1, Math.ceil((minute.beganMs + MINUTE_MS - nowMs) / 1000));
    return { limit, remaining: limit - minute.calls, resetSeconds, isOver };
  }
}
