import type { DayRange } from '../api/usage-api';

const DAY_MS = 86_400_000;

/** The last days (UTC), today included. */
export function lastDays(count: number, nowMs: number): DayRange {
  return { from: dayAt(nowMs - (count - 1) * DAY_MS), to: dayAt(nowMs) };
}

/** Every day of a range, in order: a chart shows the days on which nothing happened as well. */
export function daysOf({ from, to }: DayRange): string[] {
  const [first, last] = [Date.parse(from), Date.parse(to)];
  return Array.from({ length: Math.round((last - first) / DAY_MS) + 1 }, (_, index) =>
    dayAt(first + index * DAY_MS),
  );
}

const dayAt = (timeMs: number): string => new Date(timeMs).toISOString().slice(0, 10);
