import { segmentTouches } from './segment-touches';

const rect = { x: 0, y: 0, width: 10, height: 10 };
const touches = (...[ax, ay, bx, by]: [number, number, number, number]): boolean =>
  segmentTouches(rect, { x: ax, y: ay }, { x: bx, y: by });

describe('segmentTouches', () => {
  it('is true for lines that cross, start in or touch the rectangle', () => {
    expect(touches(-5, 5, 15, 6)).toBe(true);
    expect(touches(5, 5, 6, 6)).toBe(true);
    expect(touches(-5, 10, 15, 10)).toBe(true);
    expect(touches(3, 3, 3, 3)).toBe(true);
  });

  it('is false for lines that pass it or end before it', () => {
    expect(touches(-5, 11, 15, 11)).toBe(false);
    expect(touches(-5, 5, -1, 5)).toBe(false);
    expect(touches(-5, 8, 4, 17)).toBe(false);
    expect(touches(12, 3, 12, 3)).toBe(false);
  });
});
