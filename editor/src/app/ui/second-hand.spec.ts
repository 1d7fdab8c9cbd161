import { ApplicationRef, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { secondHand } from './second-hand';

describe('secondHand', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('goes on every second while it runs, and stands still otherwise', () => {
    const isRunning = signal(false);
    const nowMs = TestBed.runInInjectionContext(() => secondHand(isRunning));
    const tick = (ms: number): number => {
      TestBed.inject(ApplicationRef).tick();
      jest.advanceTimersByTime(ms);
      return nowMs();
    };
    const start = nowMs();
    expect(tick(5_000)).toBe(start);
    isRunning.set(true);
    expect(tick(3_000)).toBe(start + 8_000);
    isRunning.set(false);
    expect(tick(3_000)).toBe(start + 8_000);
    expect(jest.getTimerCount()).toBe(0);
  });
});
