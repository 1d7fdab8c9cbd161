import { parseRetryAfter } from './parse-retry-after';

const NOW = new Date('2026-01-01T00:00:00Z');
const YEAR_MS = 365 * 24 * 3_600_000;

describe('parseRetryAfter', () => {
  it.each<[string | string[] | undefined, number | undefined]>([
    ['0', 0],
    [' 120 ', 120_000],
    [['3', '4'], 3000],
    ['99999999999999999999', YEAR_MS],
    ['Thu, 01 Jan 2026 00:00:10 GMT', 10_000],
    ['Thursday, 01-Jan-26 00:00:10 GMT', 10_000],
    ['Thu Jan  1 00:00:10 2026', 10_000],
    ['Wed, 31 Dec 2025 00:00:00 GMT', 0],
    ['Fri, 01 Jan 9999 00:00:00 GMT', YEAR_MS],
    ['-5', undefined],
    ['1.5', undefined],
    ['2026-01-01', undefined],
    ['Thu, 99 Foo 2026 00:00:10 GMT', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('reads %j as %s ms', (field, expected) => {
    expect(parseRetryAfter(field, NOW)).toBe(expected);
  });
});
