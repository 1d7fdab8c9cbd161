import { aSchedule, iso } from '../spec-support/a-schedule';
import { nextSlots } from './next-slots';
import { previewSlots } from './preview-slots';

/** What a clock shows at each slot of two days around a change, with its mark. */
function previewed(cron: string, timezone: string, after: string, count: number): string[] {
  return previewSlots(aSchedule({ cron, timezone }), new Date(after), count).map(({ local, mark }) =>
    mark === undefined ? local : `${local} ${mark}`,
  );
}

describe('an hour that vanishes', () => {
  it.each([
    [
      'Europe/Berlin',
      '30 2 * * *',
      '2026-03-28T12:00:00Z',
      '2026-03-29T03:00:00+02:00',
      '2026-03-30T02:30:00+02:00',
    ],
    [
      'America/New_York',
      '30 2 * * *',
      '2026-03-07T12:00:00Z',
      '2026-03-08T03:00:00-04:00',
      '2026-03-09T02:30:00-04:00',
    ],
    [
      'Australia/Lord_Howe',
      '15 2 * * *',
      '2026-10-03T00:00:00Z',
      '2026-10-04T02:30:00+11:00',
      '2026-10-05T02:15:00+11:00',
    ],
    [
      'Africa/Casablanca',
      '30 2 * * *',
      '2026-03-21T12:00:00Z',
      '2026-03-22T03:00:00+01:00',
      '2026-03-23T02:30:00+01:00',
    ],
    [
      'America/Sao_Paulo',
      '0 0 * * *',
      '2018-11-03T12:00:00Z',
      '2018-11-04T01:00:00-02:00',
      '2018-11-05T00:00:00-02:00',
    ],
    [
      'Pacific/Apia',
      '0 9 * * *',
      '2011-12-29T22:00:00Z',
      '2011-12-31T00:00:00+14:00',
      '2011-12-31T09:00:00+14:00',
    ],
  ])('in %s: a fixed time %s is due once, right after the gap', (zone, cron, after, shifted, next) => {
    expect(previewed(cron, zone, after, 2)).toEqual([`${shifted} shifted`, next]);
  });

  it.each([
    [
      'Europe/Berlin',
      '*/30 * * * *',
      '2026-03-29T00:10:00Z',
      ['01:30:00+01:00', '03:00:00+02:00 skipped', '03:00:00+02:00'],
    ],
    [
      'America/New_York',
      '*/30 * * * *',
      '2026-03-08T06:10:00Z',
      ['01:30:00-05:00', '03:00:00-04:00 skipped', '03:00:00-04:00'],
    ],
    [
      'Australia/Lord_Howe',
      '*/15 * * * *',
      '2026-10-03T15:10:00Z',
      ['01:45:00+10:30', '02:30:00+11:00 skipped', '02:30:00+11:00'],
    ],
    [
      'Africa/Casablanca',
      '*/30 * * * *',
      '2026-03-22T01:10:00Z',
      ['01:30:00+00:00', '03:00:00+01:00 skipped', '03:00:00+01:00'],
    ],
  ])('in %s: %s goes on after the gap as the clock shows', (zone, cron, after, shown) => {
    expect(previewed(cron, zone, after, 2).map((each) => each.slice(11))).toEqual(shown);
  });

  it('makes one slot of several fixed times', () => {
    const after = '2026-03-28T12:00:00Z';
    for (const cron of ['15,45 2 * * *', '0,20 2-3 * * *', '0 2,3 * * *', '0-59/10 2 * * *']) {
      const [first = ''] = previewed(cron, 'Europe/Berlin', after, 1);
      expect(first).toBe('2026-03-29T03:00:00+02:00 shifted');
    }
    const next = nextSlots(
      aSchedule({ cron: '15,45 2 * * *', timezone: 'Europe/Berlin' }),
      new Date(after),
      2,
    );
    expect(iso(next)).toEqual(['2026-03-29T01:00:00Z', '2026-03-30T00:15:00Z']);
  });

  it('is passed over by minutes with a step, and told so', () => {
    expect(previewed('*/30 2 * * *', 'Europe/Berlin', '2026-03-28T12:00:00Z', 1)).toEqual([
      '2026-03-29T03:00:00+02:00 skipped',
      '2026-03-30T02:00:00+02:00',
    ]);
  });
});

describe('an hour that comes twice', () => {
  it.each([
    [
      'Europe/Berlin',
      '30 2 * * *',
      '2026-10-24T12:00:00Z',
      '2026-10-25T02:30:00+02:00',
      '2026-10-26T02:30:00+01:00',
    ],
    [
      'America/New_York',
      '30 1 * * *',
      '2026-10-31T12:00:00Z',
      '2026-11-01T01:30:00-04:00',
      '2026-11-02T01:30:00-05:00',
    ],
    [
      'Australia/Lord_Howe',
      '45 1 * * *',
      '2026-04-03T22:30:00Z',
      '2026-04-05T01:45:00+11:00',
      '2026-04-06T01:45:00+10:30',
    ],
    [
      'Africa/Casablanca',
      '30 2 * * *',
      '2026-02-14T12:00:00Z',
      '2026-02-15T02:30:00+01:00',
      '2026-02-16T02:30:00+00:00',
    ],
  ])('in %s: a fixed time %s is due the first time only', (zone, cron, after, first, next) => {
    expect(previewed(cron, zone, after, 2)).toEqual([first, next]);
  });

  it.each([
    [
      'Europe/Berlin',
      '0 * * * *',
      '2026-10-24T23:10:00Z',
      ['02:00:00+02:00 doubled', '02:00:00+01:00 doubled', '03:00:00+01:00'],
    ],
    [
      'America/New_York',
      '0 * * * *',
      '2026-11-01T04:10:00Z',
      ['01:00:00-04:00 doubled', '01:00:00-05:00 doubled', '02:00:00-05:00'],
    ],
    [
      'Australia/Lord_Howe',
      '*/30 * * * *',
      '2026-04-04T14:10:00Z',
      ['01:30:00+11:00 doubled', '01:30:00+10:30 doubled', '02:00:00+10:30'],
    ],
    [
      'Africa/Casablanca',
      '0 * * * *',
      '2026-02-15T00:10:00Z',
      ['02:00:00+01:00 doubled', '02:00:00+00:00 doubled', '03:00:00+00:00'],
    ],
  ])('in %s: %s is due each time', (zone, cron, after, shown) => {
    expect(previewed(cron, zone, after, 3).map((each) => each.slice(11))).toEqual(shown);
  });

  it('does not touch intervals', () => {
    const config = { intervalSeconds: 3600, startAt: '2026-10-24T23:00:00Z', timezone: 'Europe/Berlin' };
    const slots = previewSlots(aSchedule(config), new Date('2026-10-24T23:30:00Z'), 3);
    expect(iso(slots.map(({ at }) => at))).toEqual([
      '2026-10-25T00:00:00Z',
      '2026-10-25T01:00:00Z',
      '2026-10-25T02:00:00Z',
    ]);
    expect(slots.every(({ mark }) => mark === undefined)).toBe(true);
  });
});
