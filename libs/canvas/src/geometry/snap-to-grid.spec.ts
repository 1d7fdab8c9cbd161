import { snapDelta, snapToGrid } from './snap-to-grid';

describe('snapping', () => {
  it('goes to the nearest place on the grid', () => {
    expect(snapToGrid({ x: 23, y: -9 })).toEqual({ x: 16, y: -16 });
    expect(snapToGrid({ x: -3, y: 7 })).toEqual({ x: 0, y: 0 });
  });

  it('moves so that the held thing lands on the grid, from wherever it stood', () => {
    expect(snapDelta({ x: 5, y: 0 }, { x: 30, y: 3 })).toEqual({ x: 27, y: 0 });
  });
});
