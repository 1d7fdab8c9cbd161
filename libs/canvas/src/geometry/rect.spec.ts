import { boundsOf } from './rect';

describe('boundsOf', () => {
  it('encloses every rectangle', () => {
    const bounds = boundsOf([
      { x: 10, y: -5, width: 10, height: 10 },
      { x: -20, y: 30, width: 5, height: 5 },
    ]);
    expect(bounds).toEqual({ x: -20, y: -5, width: 40, height: 40 });
  });

  it('knows that nothing has no bounds', () => {
    expect(boundsOf([])).toBeUndefined();
  });
});
