import { TestBed } from '@angular/core/testing';
import { Settled } from './settled';

describe('Settled', () => {
  beforeEach(() => {
    jest.useFakeTimers();
    performance.mark = jest.fn();
  });
  afterEach(() => jest.useRealTimers());

  it.each(['pointerdown', 'pointermove', 'wheel', 'keydown'])('comes with the first %s', (name) => {
    const { isSettled } = TestBed.inject(Settled);
    expect(isSettled()).toBe(false);
    document.body.dispatchEvent(new Event(name, { bubbles: true }));
    expect(isSettled()).toBe(true);
  });

  it('comes by itself after three seconds', () => {
    const { isSettled } = TestBed.inject(Settled);
    jest.advanceTimersByTime(2_999);
    expect(isSettled()).toBe(false);
    jest.advanceTimersByTime(1);
    expect(isSettled()).toBe(true);
  });

  it('waits for the network', () => {
    const onLine = jest.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    const { isSettled } = TestBed.inject(Settled);
    jest.advanceTimersByTime(3_000);
    expect(isSettled()).toBe(false);
    onLine.mockRestore();
    window.dispatchEvent(new Event('online'));
    expect(isSettled()).toBe(true);
  });
});
