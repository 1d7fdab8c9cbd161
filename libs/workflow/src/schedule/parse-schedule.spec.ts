import fc from 'fast-check';
import type { JsonObject } from '../document/json-value';
import { parseSchedule, readSchedule } from './parse-schedule';
import { nextSlots } from './slots/next-slots';
import { previousSlots } from './slots/previous-slots';
import { slotsBetween } from './slots/slots-between';
import { aSchedule, iso } from './spec-support/a-schedule';

const activatedAt = new Date('2026-01-01T00:00:20Z');
const parse = (config: JsonObject) => parseSchedule(config, { timezone: 'UTC', activatedAt });

function problems(config: JsonObject) {
  const parsed = parse(config);
  return parsed.ok ? [] : parsed.problems;
}

describe('a schedule', () => {
  it.each<[JsonObject, string, string, number | undefined]>([
    [{ cron: '61 * * * *' }, 'schedule-cron-invalid', 'cron', 1],
    [{ cron: '0 9 * * 1-5,FUN' }, 'schedule-cron-invalid', 'cron', 13],
    [{ cron: '0 22-2 * * *' }, 'schedule-cron-invalid', 'cron', 6],
    [{ cron: '* * * * * * 2026' }, 'schedule-cron-invalid', 'cron', 13],
    [{ cron: '0 9 * * 😀' }, 'schedule-cron-invalid', 'cron', 9],
    [{ cron: '0 9 * * frı' }, 'schedule-cron-invalid', 'cron', 11],
    [{ cron: '* '.repeat(10_000) }, 'schedule-cron-invalid', 'cron', 201],
    [{ cron: '@dayly' }, 'schedule-cron-invalid', 'cron', 1],
    [{ cron: '@daily', timezone: 'Mars/Base' }, 'schedule-zone-unknown', 'timezone', undefined],
    [{ cron: '@daily', timezone: '+01:00' }, 'schedule-zone-unknown', 'timezone', undefined],
    [{ cron: '@daily', timezone: '__proto__' }, 'schedule-zone-unknown', 'timezone', undefined],
    [{ cron: '0 0 30 2 *' }, 'schedule-never-fires', 'cron', undefined],
    [{ cron: '*/30 2 * 3 SUNL', timezone: 'Europe/Berlin' }, 'schedule-never-fires', 'cron', undefined],
    [{ cron: '@daily', startAt: '2999-12-31T12:00:00Z' }, 'schedule-never-fires', 'cron', undefined],
    [{ intervalSeconds: 60, startAt: '9999-12-31' }, 'schedule-never-fires', 'intervalSeconds', undefined],
    [{ cron: '@daily', startAt: '2026-02-29' }, 'schedule-time-invalid', 'startAt', undefined],
    [
      { cron: '@daily', startAt: '2026-02-02', endAt: '2026-02-01' },
      'schedule-end-before-start',
      'endAt',
      undefined,
    ],
  ])('is none: %j', (config, code, field, column) => {
    const found = problems(config);
    expect(found).toEqual([expect.objectContaining({ code, field })]);
    expect(found[0]?.column).toBe(column);
    expect(found[0]?.message).toMatch(/^"\w+" .*[.?]$/);
  });

  it('tells all of its problems at once', () => {
    const codes = problems({ cron: 'x', timezone: 'y', startAt: 'z' }).map(({ code }) => code);
    expect(codes).toEqual(['schedule-cron-invalid', 'schedule-zone-unknown', 'schedule-time-invalid']);
  });

  it('names what was probably meant', () => {
    expect(problems({ cron: '0 9 * * frday' })[0]?.message).toContain('did you mean "FRIDAY"?');
    expect(problems({ cron: '@dayly' })[0]?.message).toContain('did you mean "@daily"?');
  });

  it('is one that has ended, when it was accepted before', () => {
    const config = { intervalSeconds: 3600, endAt: '2026-01-01T00:30:00Z' };
    expect(problems(config)).toEqual([expect.objectContaining({ code: 'schedule-never-fires' })]);
    const read = readSchedule(config, { timezone: 'UTC', activatedAt });
    expect(read.ok && nextSlots(read.schedule, activatedAt, 1)).toEqual([]);
  });

  it('never throws, whatever the config', () => {
    const texts = fc.oneof(
      fc.string(),
      fc.string({ unit: fc.constantFrom(...'0123456789*/,-?LW#@ MONFRI') }),
    );
    const values = fc.oneof(texts, fc.jsonValue()) as fc.Arbitrary<JsonObject[string]>;
    const keys = fc.constantFrom('cron', 'intervalSeconds', 'timezone', 'startAt', 'endAt', 'jitterSeconds');
    fc.assert(
      fc.property(fc.dictionary(keys, values), (config) => {
        const parsed = parse(config);
        if (parsed.ok) nextSlots(parsed.schedule, activatedAt, 2);
      }),
      { numRuns: 500 },
    );
  });

  it('looks for slots that vanish each year for a bounded time only', () => {
    const config = { cron: '*/30 2 * 3 SUNL', timezone: 'Europe/Berlin', endAt: '2900-01-01' };
    const schedule = aSchedule(config);
    const began = performance.now();
    expect(nextSlots(schedule, new Date('2026-01-01'), 1)).toEqual([]);
    expect(previousSlots(schedule, new Date('2090-01-01'), 1)).toEqual([]);
    expect(performance.now() - began).toBeLessThan(30_000);
  });

  it('reads its cron in its own zone, else in that of the workflow', () => {
    const after = new Date('2026-01-01T12:00:00Z');
    const slotIn = (config: JsonObject) => {
      const parsed = parseSchedule(config, { timezone: 'Asia/Kolkata', activatedAt });
      return parsed.ok ? iso(nextSlots(parsed.schedule, after, 1)) : parsed.problems;
    };
    expect(slotIn({ cron: '0 9 * * *' })).toEqual(['2026-01-02T03:30:00Z']);
    expect(slotIn({ cron: '0 9 * * *', timezone: 'Europe/Berlin' })).toEqual(['2026-01-02T08:00:00Z']);
  });

  it('counts an interval from its activation, whose moment is no slot', () => {
    const schedule = aSchedule({ intervalSeconds: 60 }, activatedAt);
    expect(iso(nextSlots(schedule, new Date(0), 2))).toEqual([
      '2026-01-01T00:01:20Z',
      '2026-01-01T00:02:20Z',
    ]);
    expect(iso(nextSlots(schedule, new Date('2026-01-01T00:02:20Z'), 1))).toEqual(['2026-01-01T00:03:20Z']);
    expect(previousSlots(schedule, new Date('2026-01-01T00:01:20Z'), 5)).toEqual([]);
  });

  it('counts an interval from its start, which is a slot, and is due up to its end', () => {
    const config = { intervalSeconds: 60, startAt: '2026-02-01T00:00:30Z', endAt: '2026-02-01T00:02:30Z' };
    const schedule = aSchedule(config, activatedAt);
    const slots = ['2026-02-01T00:00:30Z', '2026-02-01T00:01:30Z', '2026-02-01T00:02:30Z'];
    expect(iso(nextSlots(schedule, activatedAt, 9))).toEqual(slots);
    expect(iso(previousSlots(schedule, new Date('2027-01-01'), 9)).reverse()).toEqual(slots);
  });

  it('reads a start without an offset in its zone', () => {
    const config = {
      cron: '0 * * * *',
      timezone: 'Europe/Berlin',
      startAt: '2026-03-29T02:30',
      endAt: '2026-03-30',
    };
    const slots = nextSlots(aSchedule(config), new Date(0), 100);
    expect([iso(slots)[0], iso(slots).at(-1)]).toEqual(['2026-03-29T01:00:00Z', '2026-03-29T22:00:00Z']);
  });

  it('gives a range bounded, and says whether it is whole', () => {
    const schedule = aSchedule({ cron: '* * * * * *' });
    const [from, to] = [new Date('2026-01-01T00:00:00Z'), new Date('2026-01-01T00:00:05Z')];
    expect(slotsBetween(schedule, from, to, 5)).toMatchObject({ isComplete: true });
    expect(iso(slotsBetween(schedule, from, to, 4).slots)).toHaveLength(4);
    expect(slotsBetween(schedule, from, to, 4).isComplete).toBe(false);
  });

  it.each([NaN, Infinity, -8.64e15, 8.64e15])('has an answer for the instant %d', (instant) => {
    const schedule = aSchedule({ cron: '0 9 * * *', timezone: 'Europe/Berlin' });
    const later = nextSlots(schedule, new Date(instant), 1);
    const earlier = previousSlots(schedule, new Date(instant), 1);
    expect(later.length).toBe(instant < 0 ? 1 : 0);
    expect(earlier.length).toBe(instant === 8.64e15 ? 1 : 0);
  });
});
