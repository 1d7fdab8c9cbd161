import { barShare, elapsedMs, stepsText } from './figures';

it('counts steps, with the whole where it is known', () => {
  expect(stepsText({ stepsDone: 5, stepsTotal: 6 })).toBe('5/6');
  expect(stepsText({ stepsDone: 5, stepsTotal: null })).toBe('5');
});

it('measures what runs against the clock', () => {
  const startedAt = '2026-11-28T12:00:00Z';
  expect(elapsedMs({ startedAt, durationMs: null }, Date.parse(startedAt) + 70)).toBe(70);
  expect(elapsedMs({ startedAt, durationMs: 5 }, 0)).toBe(5);
  expect(elapsedMs({ startedAt: null, durationMs: null }, 0)).toBeNull();
});

it('draws the longest as a whole bar, and what is short still as something', () => {
  expect(barShare(60_000, 60_000)).toBe(100);
  expect(barShare(40, 60_000)).toBeGreaterThan(10);
  expect(barShare(null, 60_000)).toBe(0);
});
