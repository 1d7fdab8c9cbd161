import fc from 'fast-check';
import type { Rect } from './rect';
import { intersects } from './rect-relations';
import { SpatialGrid } from './spatial-grid';

const rect = (extent: number): fc.Arbitrary<Rect> =>
  fc.record({
    x: fc.integer({ min: -9000, max: 9000 }),
    y: fc.integer({ min: -9000, max: 9000 }),
    width: fc.integer({ min: 0, max: extent }),
    height: fc.integer({ min: 0, max: extent }),
  });

describe('SpatialGrid', () => {
  it('finds exactly what intersects, after any moves and removals', () => {
    const id = fc.integer({ min: 0, max: 9 }).map(String);
    const act = fc.oneof(
      fc.record({ kind: fc.constant('set' as const), id, rect: rect(12_000) }),
      fc.record({ kind: fc.constant('delete' as const), id }),
    );
    fc.assert(
      fc.property(fc.array(act, { maxLength: 40 }), rect(14_000), (acts, area) => {
        const grid = new SpatialGrid();
        const model = new Map<string, Rect>();
        for (const each of acts) {
          if (each.kind === 'set') {
            grid.set(each.id, each.rect);
            model.set(each.id, each.rect);
          } else {
            grid.delete(each.id);
            model.delete(each.id);
          }
        }
        const expected = [...model].filter(([, place]) => intersects(place, area)).map(([each]) => each);
        expect([...grid.query(area)].sort()).toEqual(expected.sort());
      }),
    );
  });
});
