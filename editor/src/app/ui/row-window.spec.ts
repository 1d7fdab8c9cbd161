import { drawnRows, rowsDrawn } from './row-window';

describe('drawnRows', () => {
  const view = (scrollPx: number) => ({ scrollPx, heightPx: 400 });

  it('draws what is seen and a little around it, and leaves room for the rest', () => {
    const { start, end, beforePx, afterPx } = drawnRows(50_000, 20, view(100_000));
    expect([start, end]).toEqual([4_992, 5_036]);
    expect(beforePx + (end - start) * 20 + afterPx).toBe(50_000 * 20);
  });

  it('draws the same rows until one has scrolled by some of them, and never more than there are places for', () => {
    expect(drawnRows(50_000, 20, view(100_079))).toEqual(drawnRows(50_000, 20, view(100_000)));
    expect(drawnRows(50_000, 20, view(100_080)).start).toBe(4_996);
    for (let px = 0; px < 3_000; px += 7) {
      const { start, end } = drawnRows(50_000, 20, view(px));
      expect(start * 20).toBeLessThanOrEqual(px);
      expect(end * 20).toBeGreaterThanOrEqual(px + 400);
      expect(end - start).toBeLessThanOrEqual(rowsDrawn(400, 20));
    }
  });

  it('holds at both ends, and for lists that are short, empty or shrank while they were scrolled', () => {
    expect(drawnRows(50_000, 20, view(0))).toMatchObject({ start: 0, end: 28, beforePx: 0 });
    expect(drawnRows(50_000, 20, view(1))).toMatchObject({ start: 0, end: 36, beforePx: 0 });
    expect(drawnRows(50_000, 20, view(50_000 * 20 - 400))).toMatchObject({ end: 50_000, afterPx: 0 });
    expect(drawnRows(3, 20, view(0))).toEqual({ start: 0, end: 3, beforePx: 0, afterPx: 0 });
    expect(drawnRows(0, 20, view(0))).toEqual({ start: 0, end: 0, beforePx: 0, afterPx: 0 });
    const shrunk = drawnRows(10, 20, view(90_000));
    expect(shrunk.end).toBe(10);
    expect(shrunk.start).toBeLessThan(10);
  });
});
