import type { WallTimes } from './cron/wall-times';
import type { DueTimes } from './slots/due-times';
import type { ZoneClock } from './zone/zone-clock';

/** What becomes of slots that passed while nobody could start them. */
export type CatchUpPolicy = 'skip' | 'last' | 'all';

/** What happens at a slot while an earlier execution of the schedule still runs. */
export type OverlapPolicy = 'allow' | 'skip' | 'queue';

/** When a schedule is due, read from its config once and asked often. Made by parseSchedule. */
export interface Schedule {
  rhythm: ScheduleRhythm;
  /** IANA name of the zone in which cron and times without an offset are read. */
  timezone: string;
  /** Nothing is due before; a slot at this very instant is. Milliseconds since 1970, as are all instants here. */
  startAt?: number;
  /** Nothing is due after; a slot at this very instant is. */
  endAt?: number;
  jitterMs: number;
  catchUp: CatchUpPolicy;
  overlap: OverlapPolicy;
  dueTimes: DueTimes;
}

/**
 * What makes a schedule due: `fixed` is cron that names its times of day, `recurring` is cron with a `*` in its second, minute or
 * hour. They differ in hours that vanish or come twice.
 */
export type ScheduleRhythm =
  | { kind: 'fixed' | 'recurring'; expression: string; times: WallTimes; clock: ZoneClock }
  | { kind: 'interval'; intervalSeconds: number; anchor: number };

/** One thing that keeps a config from being a schedule. */
export interface ScheduleProblem {
  code: ScheduleProblemCode;
  /** The key of the config that it is about. */
  field: 'cron' | 'intervalSeconds' | 'timezone' | 'startAt' | 'endAt';
  /** One sentence that begins with the field: what is wrong and what to do. */
  message: string;
  /** Where in the text of the field, from 1. */
  column?: number;
}

export type ScheduleProblemCode =
  | 'schedule-cron-invalid'
  | 'schedule-zone-unknown'
  | 'schedule-time-invalid'
  | 'schedule-never-fires'
  | 'schedule-end-before-start';
