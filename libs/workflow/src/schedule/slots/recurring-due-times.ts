import type { WallTimes } from '../cron/wall-times';
import type { ZoneClock } from '../zone/zone-clock';
import type { DueTimes } from './due-times';

/** Longer than any clock was ever put back or forth, and than any zone is away from UTC, taken together. */
const MARGIN_MS = 2 * 24 * 60 * 60 * 1000;

/**
 * Most stretches that are looked at. Two or three do, unless what matches vanishes year after year, as the last Sunday of March at
 * half past two does in Berlin: then, after eight years, it counts as never due.
 */
const MAX_STRETCHES = 24;

/**
 * A cron expression that recurs within the day, such as `0/15 * * * *`: due whenever the clock shows a matching time. So it is
 * not due in an hour that vanishes, and goes on through an hour that comes twice.
 *
 * Walks from one stretch of a single offset to the next; where the next match is far, straight to the stretch that may hold it.
 */
export class RecurringDueTimes implements DueTimes {
  constructor(
    private readonly times: WallTimes,
    private readonly clock: ZoneClock,
  ) {}

  after(instant: number): number | undefined {
    let from = instant;
    for (let stretches = 0; stretches < MAX_STRETCHES; stretches += 1) {
      const { end, offset } = this.clock.stretchAround(from);
      const wall = this.times.after(from + offset);
      if (wall === undefined) return undefined;
      const due = wall - offset;
      if (due < end) return due;
      from = end < instant + MARGIN_MS ? end : Math.max(end, due - MARGIN_MS);
      if (this.times.has(this.clock.wallAt(from))) return from;
    }
    return undefined;
  }

  before(instant: number): number | undefined {
    let upTo = instant;
    for (let stretches = 0; stretches < MAX_STRETCHES; stretches += 1) {
      const { start, offset } = this.clock.stretchAround(upTo - 1);
      const wall = this.times.before(upTo + offset);
      if (wall === undefined) return undefined;
      const due = wall - offset;
      if (due >= start) return due;
      upTo = start > instant - MARGIN_MS ? start : Math.min(start, due + MARGIN_MS);
    }
    return undefined;
  }
}
