import { Backoff } from './backoff';

describe('Backoff', () => {
  it('doubles the wait up to 30 s while something keeps failing', () => {
    const backoff = new Backoff();
    expect([1, 2, 3, 4, 5, 6, 7].map(() => backoff.after(100))).toEqual([
      1000, 2000, 4000, 8000, 16_000, 30_000, 30_000,
    ]);
  });

  it('starts over after a good minute', () => {
    const backoff = new Backoff();
    backoff.after(100);
    backoff.after(100);
    expect(backoff.after(60_000)).toBe(1000);
  });
});
