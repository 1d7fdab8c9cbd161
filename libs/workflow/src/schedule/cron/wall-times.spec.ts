import fc from 'fast-check';
import { arbitraryCron } from '../spec-support/arbitrary-cron';
import { oracleMatches } from '../spec-support/cron-oracle';
import { readCron } from './read-cron';
import { WallTimes } from './wall-times';

const SECOND = 1000;
const DAY = 24 * 60 * 60 * SECOND;

function timesOf(expression: string): WallTimes {
  const read = readCron(expression);
  if (!read.ok) throw new Error(`${expression}: ${read.message}`);
  return new WallTimes(read.fields);
}

const wall = fc.integer({ min: Date.UTC(1971, 0, 1) / SECOND, max: Date.UTC(2099, 0, 1) / SECOND });

/** Each second of the last ten minutes before an end, each minute of the last day, each day of the last two years. */
function placesUpTo(end: number, begin: number): number[] {
  const backwards = (step: number, count: number) =>
    Array.from({ length: count }, (_, index) => end - (index + 1) * step);
  return [...backwards(SECOND, 600), ...backwards(60 * SECOND, 24 * 60), ...backwards(DAY, 731)].filter(
    (place) => place > begin,
  );
}

describe('wall times', () => {
  it('come after, match, and leave out nothing between', () => {
    fc.assert(
      fc.property(arbitraryCron(), wall, (expression, seconds) => {
        const from = seconds * SECOND;
        const next = timesOf(expression).after(from);
        const end = next ?? from + 9 * 366 * DAY;
        if (next !== undefined) {
          expect(next).toBeGreaterThan(from);
          expect(oracleMatches(expression, next)).toBe(true);
        }
        expect(placesUpTo(end, from).find((place) => oracleMatches(expression, place))).toBeUndefined();
      }),
      { numRuns: 200 },
    );
  });

  it('come before, match, and are what comes next from there', () => {
    fc.assert(
      fc.property(arbitraryCron(), wall, (expression, seconds) => {
        const times = timesOf(expression);
        const upTo = seconds * SECOND;
        const previous = times.before(upTo);
        if (previous === undefined) return;
        expect(previous).toBeLessThan(upTo);
        expect(oracleMatches(expression, previous)).toBe(true);
        expect(times.after(previous) ?? Infinity).toBeGreaterThanOrEqual(upTo);
        expect(times.after(previous - SECOND)).toBe(previous);
      }),
      { numRuns: 200 },
    );
  });

  it('are told apart from all others', () => {
    fc.assert(
      fc.property(arbitraryCron(), wall, (expression, seconds) => {
        expect(timesOf(expression).has(seconds * SECOND)).toBe(oracleMatches(expression, seconds * SECOND));
      }),
      { numRuns: 200 },
    );
  });

  it.each(['0 0 30 2 *', '0 0 31 4,6,9,11 *', '0 0 31W 2 *'])('of %s never come', (expression) => {
    expect(timesOf(expression).after(Date.UTC(2026, 0, 1))).toBeUndefined();
    expect(timesOf(expression).before(Date.UTC(2026, 0, 1))).toBeUndefined();
  });

  it('cost little where they are furthest away, and where there are none', () => {
    const began = performance.now();
    for (const expression of ['0 0 30 2 *', '0 0 ? 2 MON#5', '59 59 23 31 12 *', '0 0 29 2 *']) {
      timesOf(expression).after(Date.UTC(2096, 2, 1));
      timesOf(expression).before(Date.UTC(2104, 1, 1));
    }
    expect(performance.now() - began).toBeLessThan(20_000);
  });
});
