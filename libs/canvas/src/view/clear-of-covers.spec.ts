import fc from 'fast-check';
import { intersects } from '../geometry/rect-relations';
import { clearOfCovers } from './clear-of-covers';

const SCREEN = { width: 400, height: 300 };
const CARD = { width: 100, height: 60 };
const MINIMAP = { x: 250, y: 200, width: 140, height: 90 };
const TOOLS = { x: 10, y: 260, width: 200, height: 30 };
const SIDE = { x: 0, y: 0, width: 200, height: 300 };

describe('clearOfCovers', () => {
  it.each([
    ['stays where nothing lies over it', { x: 100, y: 100 }, [MINIMAP], { x: 0, y: 0 }],
    ['goes up where that is the shorter way', { x: 270, y: 180 }, [MINIMAP], { x: 0, y: -50 }],
    ['goes aside where that is the shorter way', { x: 160, y: 215 }, [MINIMAP], { x: -20, y: 0 }],
    [
      'keeps clear of the second when it leaves the first',
      { x: 160, y: 215 },
      [MINIMAP, TOOLS],
      { x: -20, y: -25 },
    ],
    ['comes out from below a side that is open', { x: 20, y: 20 }, [SIDE], { x: 190, y: 0 }],
    ['stays where no place is free', { x: 20, y: 20 }, [SIDE, { ...SIDE, x: 200 }], { x: 0, y: 0 }],
  ])('%s', (_what, at, covers, by) => {
    const { x, y } = clearOfCovers({ ...at, ...CARD }, SCREEN, covers, 10);
    expect({ x: x + 0, y: y + 0 }).toEqual(by);
  });

  it('leaves nothing covered that it moves, and all of it on the screen', () => {
    const places = { x: fc.integer({ min: 0, max: 300 }), y: fc.integer({ min: 0, max: 240 }) };
    fc.assert(
      fc.property(fc.record(places), ({ x, y }) => {
        const by = clearOfCovers({ x, y, ...CARD }, SCREEN, [MINIMAP, TOOLS], 0);
        const moved = {
          x: x + by.x + 0.5,
          y: y + by.y + 0.5,
          width: CARD.width - 1,
          height: CARD.height - 1,
        };
        expect([intersects(moved, MINIMAP), intersects(moved, TOOLS)]).toEqual([false, false]);
        expect(intersects(moved, { x: 0, y: 0, ...SCREEN })).toBe(true);
      }),
    );
  });
});
