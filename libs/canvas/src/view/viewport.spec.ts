import fc from 'fast-check';
import { ZOOM_LIMITS, beginAt, fitRect, revealRect, toScreen, toWorld, zoomAt } from './viewport';

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

describe('beginAt', () => {
  const screen = { width: 1000, height: 600 };
  const card = (y: number) => ({ x: 100, y, width: 200, height: 100 });
  const how = { zoom: 0.5, margin: { xPx: 80, yPx: 40 } };
  const tall = { x: 100, y: 0, width: 9000, height: 4000 };

  it.each([
    ['the top of the drawing at the top', card(0), tall, 40],
    ['a card amidst it in the middle', card(2000), tall, 300 - 2050 * 0.5],
    ['the bottom of the drawing at the bottom', card(3900), tall, 560 - 4000 * 0.5],
    ['a drawing that is wide and low in the middle', card(0), { ...tall, height: 400 }, 200],
  ])('shows %s', (_what, first, bounds, y) => {
    expect(beginAt(first, bounds, screen, how)).toEqual({ zoom: 0.5, x: 30, y });
  });
});
