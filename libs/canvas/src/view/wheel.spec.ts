import { wheelIntent, wheelZoomFactor, type WheelTurn } from './wheel';

const turn = (changes: Partial<WheelTurn>): WheelTurn => ({
  deltaX: 0,
  deltaY: 0,
  deltaMode: 0,
  ctrlKey: false,
  metaKey: false,
  timeMs: 1000,
  ...changes,
});

describe('wheelIntent', () => {
  it('zooms for a notch of a mouse wheel, in pixels or in lines', () => {
    expect(wheelIntent(turn({ deltaY: 120 }), undefined)).toBe('zoom');
    expect(wheelIntent(turn({ deltaY: 3, deltaMode: 1 }), undefined)).toBe('zoom');
  });

  it('pans for two fingers on a trackpad', () => {
    expect(wheelIntent(turn({ deltaX: 4, deltaY: 9 }), undefined)).toBe('pan');
    expect(wheelIntent(turn({ deltaY: 6 }), undefined)).toBe('pan');
  });

  it('zooms for a pinch and for Ctrl or Cmd', () => {
    expect(wheelIntent(turn({ deltaY: 2, ctrlKey: true }), undefined)).toBe('zoom');
    expect(wheelIntent(turn({ deltaX: 30, deltaY: 2, metaKey: true }), undefined)).toBe('zoom');
  });

  it('pans for a mouse wheel when that is the setting, but still zooms with Ctrl', () => {
    expect(wheelIntent(turn({ deltaY: 120 }), undefined, 'pan')).toBe('pan');
    expect(wheelIntent(turn({ deltaY: 120, ctrlKey: true }), undefined, 'pan')).toBe('zoom');
  });

  it('keeps panning when a swipe grows fast, and decides anew after a pause', () => {
    const started = { intent: 'pan' as const, timeMs: 950 };
    expect(wheelIntent(turn({ deltaY: 140 }), started)).toBe('pan');
    expect(wheelIntent(turn({ deltaY: 140, timeMs: 2000 }), started)).toBe('zoom');
  });
});

describe('wheelZoomFactor', () => {
  it('is undone by turning back', () => {
    const there = wheelZoomFactor(turn({ deltaY: 120 }));
    const back = wheelZoomFactor(turn({ deltaY: -120 }));
    expect(there).toBeLessThan(1);
    expect(there * back).toBeCloseTo(1);
  });

  it('weighs the small deltas of a pinch more than those of a wheel', () => {
    expect(wheelZoomFactor(turn({ deltaY: -5, ctrlKey: true }))).toBeGreaterThan(
      wheelZoomFactor(turn({ deltaY: -5 })),
    );
  });
});
