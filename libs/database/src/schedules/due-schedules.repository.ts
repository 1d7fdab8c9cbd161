import type { Sql } from '../connection/sql';
import { ScheduleTick } from './schedule-tick';
import { BEAT, PUT_OFF } from './tick-statements';

/** What a beat found. */
export interface SchedulerBeat {
  /** Since when somebody looks for due schedules without a break. */
  upSince: Date;
  hasDue: boolean;
  hasWaiting: boolean;
}

/** Schedules that are due, for any number of processes at once: each is held by one of them at a time. */
export class DueSchedulesRepository {
  constructor(private readonly sql: Sql) {}

  /** Says that somebody looks. After so many seconds without, there was a break. */
  async beat(breakSeconds: number): Promise<SchedulerBeat> {
    const [row] = await this.sql.runIdempotent<SchedulerBeat & Record<string, unknown>>(BEAT, [breakSeconds]);
    return row ?? { upSince: new Date(0), hasDue: false, hasWaiting: false };
  }

  /** Does a part of a tick in one transaction. */
  tick<Result>(work: (tick: ScheduleTick) => Promise<Result>): Promise<Result> {
    return this.sql.transaction((run) => work(new ScheduleTick(run)));
  }

  /** Puts off a schedule at which ticks fail. */
  async putOff(id: string, seconds: number): Promise<void> {
    await this.sql.run(PUT_OFF, [id, seconds]);
  }
}
