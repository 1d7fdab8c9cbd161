import fc from 'fast-check';
import { ZOOM_LIMITS, fitRect, revealRect, toScreen, toWorld, zoomAt } from './viewport';

const coordinate = fc.double({ min: -5000, max: 5000, noNaN: true });
const viewport = fc.record({
  x: coordinate,
  y: coordinate,
  zoom: fc.double({ min: ZOOM_LIMITS.min, max: ZOOM_LIMITS.max, noNaN: true }),
});

describe('zoomAt', () => {
  it('keeps the canvas point under the cursor within half a pixel', () => {
    const factor = fc.double({ min: 0.1, max: 10, noNaN: true });
    fc.assert(
      fc.property(viewport, coordinate, coordinate, factor, (view, x, y, by) => {
        const anchor = { x, y };
        const seen = toScreen(zoomAt(view, anchor, by), toWorld(view, anchor));
        expect(Math.hypot(seen.x - x, seen.y - y)).toBeLessThanOrEqual(0.5);
      }),
    );
  });

  it('never leaves the limits', () => {
    const view = { x: 0, y: 0, zoom: 1 };
    expect(zoomAt(view, { x: 9, y: 9 }, 1e6).zoom).toBe(ZOOM_LIMITS.max);
    expect(zoomAt(view, { x: 9, y: 9 }, 1e-6).zoom).toBe(ZOOM_LIMITS.min);
  });
});

describe('fitRect', () => {
  it('shows the whole rectangle, in the middle, with the padding left free', () => {
    const screen = { width: 800, height: 600 };
    const world = { x: -100, y: 40, width: 2000, height: 300 };
    const view = fitRect(world, screen, { paddingPx: 50, maxZoom: 1 });
    const left = toScreen(view, world).x;
    const right = toScreen(view, { x: world.x + world.width, y: 0 }).x;
    expect(left).toBeCloseTo(50);
    expect(right).toBeCloseTo(750);
    expect(toScreen(view, { x: 0, y: 190 }).y).toBeCloseTo(300);
  });

  it('does not blow up a small drawing', () => {
    const view = fitRect(
      { x: 0, y: 0, width: 10, height: 10 },
      { width: 800, height: 600 },
      { paddingPx: 0, maxZoom: 1 },
    );
    expect(view.zoom).toBe(1);
  });
});

describe('revealRect', () => {
  const screen = { width: 400, height: 300 };
  const view = { x: 0, y: 0, zoom: 1 };

  it('leaves a view alone that shows the rectangle already', () => {
    expect(revealRect(view, { x: 50, y: 50, width: 100, height: 100 }, screen, 20)).toEqual(view);
  });

  it('moves just far enough for one that is outside', () => {
    expect(revealRect(view, { x: 500, y: 50, width: 100, height: 100 }, screen, 20)).toEqual({
      x: -220,
      y: 0,
      zoom: 1,
    });
    expect(revealRect(view, { x: 50, y: -90, width: 100, height: 100 }, screen, 20)).toEqual({
      x: 0,
      y: 110,
      zoom: 1,
    });
  });

  it('shows the start of one that does not fit', () => {
    expect(revealRect(view, { x: 500, y: 50, width: 900, height: 100 }, screen, 20).x).toBe(-480);
  });
});
