import type { WallTimes } from '../cron/wall-times';
import type { ZoneClock } from '../zone/zone-clock';
import type { DueTimes } from './due-times';

/**
 * A cron expression that names its times of day, such as `30 2 * * *`: each wall time is due once, at the first instant at which
 * the clock shows it or a later one. So what falls into an hour that vanishes is due once, right after the gap, and what falls into
 * an hour that comes twice is due the first time only.
 *
 * Both directions go by the latest time that the clock has shown so far: it never goes back, although the clock does.
 */
export class FixedDueTimes implements DueTimes {
  constructor(
    private readonly times: WallTimes,
    private readonly clock: ZoneClock,
  ) {}

  after(instant: number): number | undefined {
    const wall = this.times.after(this.clock.latestWallUpTo(instant));
    return wall === undefined ? undefined : this.clock.firstReaching(wall);
  }

  before(instant: number): number | undefined {
    // What has been shown up to the millisecond before was due before; the time at hand was not.
    const wall = this.times.before(this.clock.latestWallUpTo(instant - 1) + 1);
    return wall === undefined ? undefined : this.clock.firstReaching(wall);
  }
}
