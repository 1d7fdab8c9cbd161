import { edgePath } from './edge-path';

const numbers = (path: string): number[] =>
  [...path.matchAll(/-?\d+(?:\.\d+)?/g)].map(([text]) => Number(text));

describe('edgePath', () => {
  it('starts and ends at the ports and leaves them level', () => {
    expect(numbers(edgePath({ x: 10, y: 20 }, { x: 210, y: 90 }))).toEqual([
      10, 20, 110, 20, 110, 90, 210, 90,
    ]);
  });

  it('loops below the cards when it runs backwards', () => {
    const path = edgePath({ x: 500, y: 40 }, { x: 0, y: 10 });
    expect(Math.max(...numbers(path).filter((_, index) => index % 2 === 1))).toBeGreaterThan(40 + 36);
    expect(numbers(path).slice(-2)).toEqual([0, 10]);
  });
});
