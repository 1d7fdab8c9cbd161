import { canonicalTimezone } from '../../text/is-timezone';
import { zoneYear, type ZoneChange } from './zone-year';

/** A stretch of time in which a zone keeps one offset: from `start` up to, not including, `end`. */
export interface ZoneStretch {
  start: number;
  end: number;
  offset: number;
}

/** Clocks were never put back by more than this, the date line moved included. */
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * The clocks on the walls of a time zone. A wall time is what such a clock shows, written as the milliseconds since 1970 at
 * which a clock in UTC would show the same; instants are real milliseconds since 1970.
 */
export class ZoneClock {
  readonly zone: string;

  /** Under the runtime's own spelling: what is kept of a zone is kept once, however people write it. */
  constructor(zone: string) {
    this.zone = canonicalTimezone(zone) ?? zone;
  }

  /** What the clock shows at an instant. */
  wallAt(instant: number): number {
    return instant + this.offsetAt(instant);
  }

  /** The latest time that the clock has shown up to an instant: more than it shows now when it was put back just before. */
  latestWallUpTo(instant: number): number {
    const before = this.changesBetween(instant - DAY_MS, instant).map(
      ({ at, offsetBefore }) => at - 1 + offsetBefore,
    );
    return Math.max(this.wallAt(instant), ...before);
  }

  /** The first instant at which the clock shows a wall time, or a later one where that time does not exist. */
  firstReaching(wall: number): number {
    // No zone is further than a day from UTC: before this instant the clock has not got there.
    const earliest = wall - DAY_MS;
    let offset = this.offsetAt(earliest);
    for (const { at, offsetAfter } of this.changesBetween(earliest, wall + DAY_MS)) {
      if (wall - offset < at) break;
      if (at + offsetAfter >= wall) return at;
      offset = offsetAfter;
    }
    return wall - offset;
  }

  /** Every instant at which the clock shows a wall time: none, one or two. */
  instantsOf(wall: number): number[] {
    const changes = this.changesBetween(wall - DAY_MS, wall + DAY_MS);
    const offsets = [this.offsetAt(wall - DAY_MS), ...changes.map(({ offsetAfter }) => offsetAfter)];
    const instants = [...new Set(offsets.map((offset) => wall - offset))];
    return instants.filter((instant) => this.wallAt(instant) === wall).sort((a, b) => a - b);
  }

  /** The stretch of one offset around an instant; it may be cut where a calendar year ends. */
  stretchAround(instant: number): ZoneStretch {
    const year = new Date(instant).getUTCFullYear();
    let stretch = { start: Date.UTC(year, 0, 1), offset: zoneYear(this.zone, year).offsetBefore };
    for (const { at, offsetAfter } of zoneYear(this.zone, year).changes) {
      if (at > instant) return { ...stretch, end: at };
      stretch = { start: at, offset: offsetAfter };
    }
    return { ...stretch, end: Date.UTC(year + 1, 0, 1) };
  }

  /** The changes after one instant, up to and including another. */
  changesBetween(after: number, upTo: number): ZoneChange[] {
    const first = new Date(after).getUTCFullYear();
    const last = new Date(upTo).getUTCFullYear();
    const found: ZoneChange[] = [];
    for (let year = first; year <= last; year += 1) {
      found.push(...zoneYear(this.zone, year).changes.filter(({ at }) => at > after && at <= upTo));
    }
    return found;
  }

  private offsetAt(instant: number): number {
    return this.stretchAround(instant).offset;
  }
}
