import fc from 'fast-check';
import { parseSchedule } from '../parse-schedule';
import type { Schedule } from '../schedule';
import { iso } from '../spec-support/a-schedule';
import { arbitraryCron, arbitraryFixedCron } from '../spec-support/arbitrary-cron';
import { fixedMinutes, recurringMinutes } from '../spec-support/minute-by-minute';
import { nextSlots } from './next-slots';
import { previousSlots } from './previous-slots';
import { slotsBetween } from './slots-between';

const MINUTE = 60 * 1000;
const DAY = 24 * 60 * MINUTE;

/** Moments at which clocks were or will be put forth or back: by an hour, half an hour, a day; at night, at midnight; at Ramadan. */
const CHANGES: [zone: string, at: string][] = [
  ['Europe/Berlin', '2026-03-29T01:00:00Z'],
  ['Europe/Berlin', '2026-10-25T01:00:00Z'],
  ['America/New_York', '2026-03-08T07:00:00Z'],
  ['America/New_York', '2026-11-01T06:00:00Z'],
  ['Australia/Lord_Howe', '2026-04-04T15:00:00Z'],
  ['Australia/Lord_Howe', '2026-10-03T15:30:00Z'],
  ['Africa/Casablanca', '2026-02-15T02:00:00Z'],
  ['Africa/Casablanca', '2026-03-22T02:00:00Z'],
  ['America/Sao_Paulo', '2018-11-04T03:00:00Z'],
  ['America/Sao_Paulo', '2018-02-18T02:00:00Z'],
  ['Pacific/Apia', '2011-12-30T10:00:00Z'],
  ['Asia/Kathmandu', '2026-01-01T00:00:00Z'],
  ['America/St_Johns', '2026-03-08T05:30:00Z'],
  ['Antarctica/Troll', '2026-03-29T01:00:00Z'],
  ['Antarctica/Troll', '2026-10-25T01:00:00Z'],
];

/** Two days that begin up to two days before a change. */
const window = fc
  .tuple(fc.constantFrom(...CHANGES), fc.integer({ min: 0, max: 2 * 24 * 60 }))
  .map(([[zone, at], minutes]) => ({ zone, after: Date.parse(at) - minutes * MINUTE }));

const recurring = arbitraryCron()
  .map((six) => six.split(' ').slice(1))
  .map(([, hour, ...rest]) => ['*/7', hour, ...rest].join(' '));

/** The schedule of an expression; undefined for one that is refused because its day, such as 30 February, never comes. */
function scheduleUnlessNever(cron: string, timezone: string): Schedule | undefined {
  const parsed = parseSchedule({ cron }, { timezone, activatedAt: new Date(0) });
  if (parsed.ok) return parsed.schedule;
  expect(parsed.problems.map(({ code }) => code)).toEqual(['schedule-never-fires']);
  return undefined;
}

describe('slots', () => {
  it.each([
    ['that recur are those whose minute matches on the clock', recurring, recurringMinutes],
    ['at fixed times come once, when the clock first gets there', arbitraryFixedCron(), fixedMinutes],
  ])('%s, and no others', (_what, expressions, minutesOf) => {
    fc.assert(
      fc.property(expressions, window, (cron, { zone, after }) => {
        const upTo = after + 2 * DAY;
        const due = iso(minutesOf(cron, zone, after, upTo).map((at) => new Date(at)));
        const schedule = scheduleUnlessNever(cron, zone);
        if (!schedule) return expect(due).toEqual([]);
        const found = slotsBetween(schedule, new Date(after), new Date(upTo), 5000);
        expect(iso(found.slots)).toEqual(due);
        const back = previousSlots(schedule, new Date(upTo + 1), due.length).reverse();
        return expect(iso(back)).toEqual(due);
      }),
      { numRuns: 60 },
    );
  });

  it('come after, match and leave out nothing, in any zone at any time', () => {
    const zones = Intl.supportedValuesOf('timeZone');
    const instants = fc.integer({ min: Date.UTC(1975, 0, 1) / MINUTE, max: Date.UTC(2060, 0, 1) / MINUTE });
    fc.assert(
      fc.property(recurring, fc.constantFrom(...zones), instants, (cron, timezone, minutes) => {
        const after = minutes * MINUTE;
        const schedule = scheduleUnlessNever(cron, timezone);
        const [next] = schedule ? nextSlots(schedule, new Date(after), 1) : [];
        const upTo = Math.min(next?.getTime() ?? Infinity, after + DAY);
        const due = recurringMinutes(cron, timezone, after, upTo);
        expect(due).toEqual(next && next.getTime() <= upTo ? [next.getTime()] : []);
      }),
      { numRuns: 60 },
    );
  });
});
