import { zoneOffset } from './zone-offset';
import { zoneYear } from './zone-year';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Days of a year after whose beginning a zone has another offset than at it: looked at one by one. */
function changedDays(zone: string, year: number): string[] {
  const days: string[] = [];
  for (let day = Date.UTC(year, 0, 1); day < Date.UTC(year + 1, 0, 1) - DAY_MS; day += DAY_MS) {
    if (zoneOffset(zone, day) !== zoneOffset(zone, day + DAY_MS)) days.push(iso(day + DAY_MS));
  }
  return days;
}

const iso = (at: number) => new Date(at).toISOString().slice(0, 10);

describe('a year of a zone', () => {
  it.each([
    ['America/Boa_Vista', 2000],
    ['America/Argentina/Tucuman', 2004],
    ['America/Argentina/San_Luis', 2008],
    ['Africa/Cairo', 2010],
    ['Asia/Hebron', 2011],
    ['Pacific/Apia', 2011],
    ['Africa/Casablanca', 2026],
    ['Europe/Berlin', 2026],
    ['Europe/Berlin', 2999],
  ])('has each change of %s in %i', (zone, year) => {
    const { changes } = zoneYear(zone, year);
    // A change at midnight shows at the end of the day before.
    expect(changes.map(({ at }) => iso(Math.ceil(at / DAY_MS) * DAY_MS))).toEqual(changedDays(zone, year));
    for (const { at, offsetBefore, offsetAfter } of changes) {
      expect([zoneOffset(zone, at - 1000), zoneOffset(zone, at)]).toEqual([offsetBefore, offsetAfter]);
    }
  });
});
