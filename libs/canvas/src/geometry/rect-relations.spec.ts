import { contains, containsPoint, inflate, intersects, rectBetween } from './rect-relations';

const box = { x: 0, y: 0, width: 10, height: 10 };

describe('relations of rectangles', () => {
  it('lets those that touch intersect', () => {
    expect(intersects(box, { x: 10, y: 10, width: 5, height: 5 })).toBe(true);
    expect(intersects(box, { x: 10.5, y: 0, width: 5, height: 5 })).toBe(false);
  });

  it('contains what lies inside as a whole', () => {
    expect(contains(box, { x: 1, y: 1, width: 9, height: 9 })).toBe(true);
    expect(contains(box, { x: 1, y: 1, width: 9.5, height: 9 })).toBe(false);
    expect(containsPoint(box, { x: 10, y: 0 })).toBe(true);
  });

  it('spans corners in any order', () => {
    expect(rectBetween({ x: 5, y: 7 }, { x: 1, y: 9 })).toEqual({ x: 1, y: 7, width: 4, height: 2 });
    expect(inflate(box, 2)).toEqual({ x: -2, y: -2, width: 14, height: 14 });
  });
});
