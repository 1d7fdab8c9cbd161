import { cardRect } from '../geometry/node-geometry';
import { placeDrag } from './place-drag';

const held = cardRect({ x: 3, y: 0 });
const other = cardRect({ x: 400, y: 300 });
const ALL = { grid: true, guides: true };

describe('placeDrag', () => {
  it('goes to the grid where nothing is level', () => {
    const { by, guides } = placeDrag({ by: { x: 50, y: 10 }, isSnapping: true }, held, [other], 1, ALL);
    expect(by).toEqual({ x: 45, y: 16 });
    expect(guides).toEqual([]);
  });

  it('prefers what is level, on each axis by itself', () => {
    const { by, guides } = placeDrag({ by: { x: 399, y: 100 }, isSnapping: true }, held, [other], 1, ALL);
    expect(by).toEqual({ x: 397, y: 96 });
    expect(guides.every(({ axis }) => axis === 'x')).toBe(true);
  });

  it('puts what is level exactly there, whatever the zoom makes of the pointer', () => {
    const zoom = 0.891892;
    const to = cardRect({ x: 416, y: 512 });
    const from = cardRect({ x: 320, y: 368 });
    const { by } = placeDrag(
      { by: { x: 90 / zoom, y: 130 / zoom }, isSnapping: true },
      from,
      [to],
      zoom,
      ALL,
    );
    expect({ x: from.x + by.x, y: from.y + by.y }).toEqual({ x: 416, y: 512 });
  });

  it('leaves everything alone without snapping', () => {
    expect(placeDrag({ by: { x: 399.5, y: 1 }, isSnapping: false }, held, [other], 1, ALL)).toEqual({
      by: { x: 399.5, y: 1 },
      guides: [],
      gaps: [],
    });
  });

  it.each([
    ['goes to the grid alone without guides', { grid: true, guides: false }, true, { x: 397, y: 96 }, 0],
    ['goes to what is level without the grid', { grid: false, guides: true }, true, { x: 397, y: 100 }, 2],
    ['goes to neither', { grid: false, guides: false }, true, { x: 399, y: 100 }, 0],
    [
      'goes to the grid by Alt where it does not otherwise',
      { grid: false, guides: false },
      false,
      { x: 397, y: 96 },
      0,
    ],
    ['is free by Alt where it is not otherwise', ALL, false, { x: 399, y: 100 }, 0],
  ])('%s', (_what, choices, isSnapping, by, guides) => {
    const placed = placeDrag({ by: { x: 399, y: 100 }, isSnapping }, held, [other], 1, choices);
    expect(placed.by).toEqual(by);
    expect(Math.min(placed.guides.length, 2)).toBe(guides);
  });
});
