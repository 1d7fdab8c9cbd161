import { edgePath } from './edge-path';

const numbers = (path: string): number[] =>
  [...path.matchAll(/-?\d+(?:\.\d+)?/g)].map(([text]) => Number(text));

describe('edgePath', () => {
  it('starts and ends at the ports and leaves them level', () => {
    expect(numbers(edgePath({ x: 10, y: 20 }, { x: 210, y: 90 }))).toEqual([
      10, 20, 110, 20, 110, 90, 210, 90,
    ]);
  });

  it('passes a column level where it bends', () => {
    const path = edgePath({ x: 224, y: 36 }, { x: 912, y: 36 }, [{ x: 304, y: 132 }]);
    expect(path).toContain('304,132L528,132');
    expect(numbers(path).slice(-2)).toEqual([912, 36]);
  });

  it('loops below the cards when it runs backwards', () => {
    const path = edgePath({ x: 500, y: 40 }, { x: 0, y: 10 });
    expect(Math.max(...numbers(path).filter((_, index) => index % 2 === 1))).toBeGreaterThan(40 + 36);
    expect(numbers(path).slice(-2)).toEqual([0, 10]);
  });
});
