import { graceMs } from './grace';

const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1) + seconds * 1000);

describe('how late a slot may be', () => {
  it.each([
    ['a few seconds right after a break', 0, 5_000],
    ['since then, while somebody looks', 60, 65_000],
    ['five minutes at most', 86_400, 300_000],
    ['a few seconds when the database is behind what it said', -3, 5_000],
  ])('is %s', (_what, upForSeconds, ms) => {
    expect(graceMs(at(upForSeconds), at(0))).toBe(ms);
  });
});
