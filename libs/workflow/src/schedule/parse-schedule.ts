import type { JsonObject, JsonValue } from '../document/json-value';
import { isTimezone } from '../text/is-timezone';
import { readCron } from './cron/read-cron';
import type { CronFields } from './cron/cron-field';
import { WallTimes } from './cron/wall-times';
import { readMoment } from './read-moment';
import type { Schedule, ScheduleProblem, ScheduleRhythm } from './schedule';
import type { DueTimes } from './slots/due-times';
import { FixedDueTimes } from './slots/fixed-due-times';
import { IntervalDueTimes } from './slots/interval-due-times';
import { nextSlots } from './slots/next-slots';
import { RecurringDueTimes } from './slots/recurring-due-times';
import { ZoneClock } from './zone/zone-clock';

/** Most characters of a wrong value that a message repeats. */
const MAX_SHOWN = 64;

/** An instant since which zones have had the rules that they have. */
const RULES_OF_NOW = Date.UTC(2026, 0, 1);

/** What a config leaves to its surroundings. */
export interface ScheduleSurroundings {
  /** The zone of the workflow, for a config that names none. */
  timezone: string;
  /** When the schedule was activated: intervals without `startAt` count from there. */
  activatedAt: Date;
}

/** The schedule, or all that keeps the config from being one. */
export type ParsedSchedule = { ok: true; schedule: Schedule } | { ok: false; problems: ScheduleProblem[] };

/** Reads the config of a Schedule trigger that is to be accepted: one that is never due is refused. Never throws. */
export function parseSchedule(config: JsonObject, surroundings: ScheduleSurroundings): ParsedSchedule {
  const read = readSchedule(config, surroundings);
  const never = read.ok ? neverProblem(read.schedule) : undefined;
  return never ? { ok: false, problems: [never] } : read;
}

/**
 * Reads the config of a Schedule trigger, of one that was accepted before too: it may be due no more. It finds what a schema can't tell; values of a wrong type are the schema's to tell and
 * count as absent here, and a config with neither cron nor interval has no problem of its own but is no schedule. Never throws.
 */
export function readSchedule(config: JsonObject, surroundings: ScheduleSurroundings): ParsedSchedule {
  const timezone = textOf(config['timezone']) ?? surroundings.timezone;
  const problems = [...cronProblems(config['cron']), ...zoneProblems(timezone)];
  const clock = new ZoneClock(isTimezone(timezone) ? timezone : 'UTC');
  const startAt = momentOf(config, 'startAt', clock, problems);
  const endAt = momentOf(config, 'endAt', clock, problems);
  if (startAt !== undefined && endAt !== undefined && endAt < startAt) {
    const message = '"endAt" is before "startAt": nothing would ever be due.';
    problems.push({ code: 'schedule-end-before-start', field: 'endAt', message });
  }
  const anchor = startAt ?? surroundings.activatedAt.getTime();
  const rhythm = rhythmOf(config, clock, anchor);
  if (problems.length > 0 || !rhythm) return { ok: false, problems };
  const schedule: Schedule = {
    rhythm,
    timezone,
    ...(startAt === undefined ? {} : { startAt }),
    ...(endAt === undefined ? {} : { endAt }),
    jitterMs: (numberOf(config['jitterSeconds']) ?? 0) * 1000,
    catchUp: oneOf(config['catchUp'], ['skip', 'last', 'all']),
    overlap: oneOf(config['overlap'], ['allow', 'skip', 'queue']),
    dueTimes: dueTimesOf(rhythm, startAt),
  };
  return { ok: true, schedule };
}

function zoneProblems(timezone: string): ScheduleProblem[] {
  if (isTimezone(timezone)) return [];
  const message = `"timezone" must be the IANA name of a time zone, such as UTC or Europe/Berlin, not "${timezone.slice(0, MAX_SHOWN)}".`;
  return [{ code: 'schedule-zone-unknown', field: 'timezone', message }];
}

function cronProblems(cron: JsonValue | undefined): ScheduleProblem[] {
  if (typeof cron !== 'string') return [];
  const read = readCron(cron);
  if (read.ok) return [];
  const { message, column } = read;
  const sentence = `"cron" is no cron expression at column ${column}: ${message}`;
  return [
    {
      code: 'schedule-cron-invalid',
      field: 'cron',
      message: sentence + (sentence.endsWith('?') ? '' : '.'),
      column,
    },
  ];
}

function momentOf(
  config: JsonObject,
  field: 'startAt' | 'endAt',
  clock: ZoneClock,
  problems: ScheduleProblem[],
): number | undefined {
  const text = textOf(config[field]);
  if (text === undefined) return undefined;
  const moment = readMoment(text, clock);
  if (moment === undefined) {
    const message = `"${field}" must be a day or a time that exists, from 1970 on, such as 2026-03-01 or 2026-03-01T08:00:00+01:00.`;
    problems.push({ code: 'schedule-time-invalid', field, message });
  }
  return moment;
}

function rhythmOf(config: JsonObject, clock: ZoneClock, anchor: number): ScheduleRhythm | undefined {
  const expression = textOf(config['cron']);
  if (expression !== undefined) {
    const read = readCron(expression);
    if (!read.ok) return undefined;
    const kind = recurs(read.fields) ? 'recurring' : 'fixed';
    return { kind, expression, times: new WallTimes(read.fields), clock };
  }
  const intervalSeconds = numberOf(config['intervalSeconds']);
  return intervalSeconds === undefined ? undefined : { kind: 'interval', intervalSeconds, anchor };
}

/** The rule of Vixie cron: a `*` in the time of day, with a step or without, says "whenever the clock shows this". */
function recurs({ second, minute, hour }: CronFields): boolean {
  return [second, minute, hour].some((items) => items.some(({ kind }) => kind === 'any'));
}

/** An interval is due at its `startAt`; activating it is no due time. */
function dueTimesOf(rhythm: ScheduleRhythm, startAt: number | undefined): DueTimes {
  switch (rhythm.kind) {
    case 'fixed':
      return new FixedDueTimes(rhythm.times, rhythm.clock);
    case 'recurring':
      return new RecurringDueTimes(rhythm.times, rhythm.clock);
    case 'interval': {
      const intervalMs = rhythm.intervalSeconds * 1000;
      return new IntervalDueTimes(startAt ?? rhythm.anchor + intervalMs, intervalMs);
    }
  }
}

/** Without an end it must be due under the rules that zones have now, which those of 1970 were not. */
function neverProblem(schedule: Schedule): ScheduleProblem | undefined {
  const { rhythm, startAt = 0, endAt } = schedule;
  const from = endAt === undefined ? Math.max(startAt, RULES_OF_NOW) : startAt;
  if (nextSlots(schedule, new Date(from - 1), 1).length > 0) return undefined;
  const field = rhythm.kind === 'interval' ? 'intervalSeconds' : 'cron';
  const never =
    endAt === undefined ? 'no such day and time ever comes' : 'nothing is due between its start and its end';
  return { code: 'schedule-never-fires', field, message: `"${field}" never fires: ${never}.` };
}

function textOf(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function numberOf(value: JsonValue | undefined): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : undefined;
}

/** The value if it is one of the words, else the first, which is the default. */
function oneOf<Word extends string>(value: JsonValue | undefined, words: [Word, ...Word[]]): Word {
  return words.find((word) => word === value) ?? words[0];
}
