import { takePlaces } from './row-places';

describe('takePlaces', () => {
  const scroll = (...windows: string[][]): number[] => {
    let places: ReadonlyMap<string, number> = new Map();
    for (const keys of windows) places = takePlaces(places, keys);
    return [...places.values()];
  };

  it('gives rows that come in below the elements of those that left above', () => {
    expect(scroll(['a', 'b', 'c', 'd'], ['c', 'd', 'e', 'f'])).toEqual([2, 3, 0, 1]);
  });

  it('gives rows that come in above new elements, so that none is taken past a row that stays', () => {
    expect(scroll(['c', 'd', 'e', 'f'], ['a', 'b', 'c', 'd'])).toEqual([4, 5, 0, 1]);
  });

  it('uses all elements in their order after a jump', () => {
    expect(scroll(['a', 'b', 'c'], ['c', 'd', 'e'], ['x', 'y', 'z'])).toEqual([2, 0, 1]);
  });

  it('leaves a row its elements when others come, go or are read anew', () => {
    expect(scroll(['a', 'b', 'c'], ['new', 'a', 'b', 'c'])).toEqual([3, 0, 1, 2]);
    expect(scroll(['a', 'b', 'c'], ['a', 'c', 'd'])).toEqual([0, 2, 1]);
    expect(scroll(['a', 'b'], [], ['a'])).toEqual([0]);
  });
});
