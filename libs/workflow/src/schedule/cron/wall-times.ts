import { Cron } from 'croner';
import type { CronFields } from './cron-field';
import { cronText } from './cron-text';

const SECOND_MS = 1000;

/**
 * The times on a wall clock that fields of cron name, without any time zone: croner does the arithmetic of the calendar, as
 * though in UTC, where no hour vanishes or repeats. What daylight saving does to a wall time is decided by ours (see ZoneClock).
 * Wall times are milliseconds, as ZoneClock has them; those given back are whole seconds.
 */
export class WallTimes {
  private readonly cron: Cron;

  constructor(fields: CronFields) {
    this.cron = new Cron(cronText(fields), { utcOffset: 0, mode: '6-part', paused: true });
  }

  /** The first time after another, or undefined when there is none: no such date ever comes. */
  after(wall: number): number | undefined {
    return this.cron.nextRun(new Date(wholeSecond(wall)))?.getTime();
  }

  /** The last time before another, not before 1970. */
  before(wall: number): number | undefined {
    const exclusive = Math.ceil(wall / SECOND_MS) * SECOND_MS;
    const [found] = this.cron.previousRuns(1, new Date(exclusive));
    return found?.getTime();
  }

  has(wall: number): boolean {
    return this.cron.match(new Date(wholeSecond(wall)));
  }
}

function wholeSecond(wall: number): number {
  return Math.floor(wall / SECOND_MS) * SECOND_MS;
}
