import { freePlace, placeAfter } from './free-place';
import { cardRect } from './node-geometry';
import { SpatialGrid } from './spatial-grid';

describe('freePlace', () => {
  const grid = new SpatialGrid();
  const occupied = (area: Parameters<SpatialGrid['query']>[0]): boolean => grid.query(area).size > 0;

  it('takes the wish, on the grid, when there is room', () => {
    expect(freePlace({ x: 7, y: 9 }, occupied)).toEqual({ x: 0, y: 16 });
  });

  it('goes down, then up, to where nothing is covered', () => {
    grid.set('a', cardRect({ x: 304, y: 0 }));
    const after = placeAfter(cardRect({ x: 0, y: 0 }));
    expect(freePlace(after, occupied)).toEqual({ x: 304, y: 112 });
    grid.set('b', cardRect({ x: 304, y: 112 }));
    expect(freePlace(after, occupied)).toEqual({ x: 304, y: -112 });
  });
});
