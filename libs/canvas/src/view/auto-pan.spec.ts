import { autoPan } from './auto-pan';
import { zoomBand } from './zoom-band';

const screen = { width: 800, height: 600 };

describe('autoPan', () => {
  it('rests away from the border', () => {
    expect(autoPan({ x: 40, y: 560 }, screen, 16)).toEqual({ x: 0, y: 0 });
  });

  it('moves the view away from the border that the pointer is near, faster the nearer', () => {
    expect(autoPan({ x: 20, y: 300 }, screen, 100)).toEqual({ x: 60, y: 0 });
    expect(autoPan({ x: 0, y: 300 }, screen, 100).x).toBe(120);
    expect(autoPan({ x: 400, y: 580 }, screen, 100)).toEqual({ x: 0, y: -60 });
  });

  it('has a greatest speed, outside the screen too', () => {
    expect(autoPan({ x: -500, y: 5000 }, screen, 100)).toEqual({ x: 120, y: -120 });
  });
});

describe('zoomBand', () => {
  it('draws less of a card the smaller it is', () => {
    expect([1, 0.75, 0.74, 0.35, 0.34].map(zoomBand)).toEqual([
      'full',
      'full',
      'compact',
      'compact',
      'overview',
    ]);
  });
});
