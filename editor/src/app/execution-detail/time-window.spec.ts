import { panWindow, shareOf, ticksOf, windowBetween, zoomWindow } from './time-window';

const whole = { startMs: 1_000, endMs: 2_000 };

it('zooms around a time, and never beyond the whole', () => {
  expect(zoomWindow(whole, whole, 0.5, 1_250)).toEqual({ startMs: 1_125, endMs: 1_625 });
  expect(zoomWindow(whole, { startMs: 1_100, endMs: 1_200 }, 100, 1_150)).toEqual(whole);
  expect(zoomWindow(whole, whole, 0.000_1, 1_500).endMs).toBeCloseTo(1_502);
});

it('moves as far as there is something', () => {
  const half = { startMs: 1_000, endMs: 1_500 };
  expect(panWindow(whole, half, 0.5)).toEqual({ startMs: 1_250, endMs: 1_750 });
  expect(panWindow(whole, half, 9)).toEqual({ startMs: 1_500, endMs: 2_000 });
  expect(panWindow(whole, half, -1)).toEqual(half);
});

it('takes what was dragged over, in whichever direction', () => {
  expect(windowBetween(whole, 1_800, 1_200)).toEqual({ startMs: 1_200, endMs: 1_800 });
  expect(windowBetween(whole, 1_200, 1_201)).toBeNull();
});

it('cuts stretches at the edges of the window', () => {
  const window = { startMs: 1_200, endMs: 1_600 };
  expect(shareOf(window, { startMs: 1_300, endMs: 1_400 })).toEqual({ left: 25, width: 25 });
  expect(shareOf(window, { startMs: 0, endMs: 1_400 })).toEqual({ left: 0, width: 50 });
  expect(shareOf(window, { startMs: 1_700, endMs: 1_800 })).toBeNull();
});

it('marks round times', () => {
  expect(ticksOf(whole, 1_000, 5)).toEqual([0, 200, 400, 600, 800, 1_000]);
  expect(ticksOf({ startMs: 1_300, endMs: 1_400 }, 1_000, 4)).toEqual([300, 350, 400]);
  expect(ticksOf({ startMs: 0, endMs: 600_000 }, 0, 6)).toEqual([
    0, 120_000, 240_000, 360_000, 480_000, 600_000,
  ]);
});
