import fc from 'fast-check';
import { layoutByLevels } from './layout-by-levels';
import { CARD, GRID_PX } from '../geometry/node-geometry';

const link = (text: string): { source: string; target: string } => {
  const [source = '', target = ''] = text.split('>');
  return { source, target };
};

describe('layoutByLevels', () => {
  it('draws a chain as one level line from left to right', () => {
    const { positions: places } = layoutByLevels(['a', 'b', 'c'], ['a>b', 'b>c'].map(link));
    const xs = ['a', 'b', 'c'].map((id) => places.get(id)?.x ?? NaN);
    expect(xs).toEqual([0, 304, 608]);
    expect(new Set([...places.values()].map(({ y }) => y))).toEqual(new Set([0]));
  });

  it('puts the two branches of a condition on either side of it', () => {
    const { positions: places } = layoutByLevels(
      ['t', 'yes', 'no', 'end'],
      ['t>yes', 't>no', 'yes>end', 'no>end'].map(link),
    );
    const y = (id: string): number => places.get(id)?.y ?? NaN;
    expect(y('yes')).toBeLessThan(y('t'));
    expect(y('no')).toBeGreaterThan(y('t'));
    expect(y('end')).toBe(y('t'));
  });

  it('orders what leaves one node by its ports, whatever the order of the edges', () => {
    const links = [
      { source: 'c', target: 'low', sourceRank: 1 },
      { source: 'c', target: 'high', sourceRank: 0 },
      { source: 'high', target: 'end' },
      { source: 'low', target: 'end' },
    ];
    const { positions } = layoutByLevels(['c', 'low', 'high', 'end'], links);
    expect(positions.get('high')?.y).toBeLessThan(positions.get('low')?.y ?? NaN);
    // The same holds for an edge that only passes the column.
    const passing = [links[0], { source: 'c', target: 'end', sourceRank: 0 }, links[3]].flatMap(
      (each) => each ?? [],
    );
    const { bends } = layoutByLevels(['c', 'low', 'end'], passing);
    const bend = [...bends].find(([each]) => each === passing[1])?.[1][0];
    const low = layoutByLevels(['c', 'low', 'end'], passing).positions.get('low');
    expect(bend?.y).toBeLessThan(low?.y ?? NaN);
  });

  it('leads an edge that passes a column around the card in it', () => {
    // a ─ b ─ c
    //  └──────┘
    const links = ['a>b', 'b>c', 'a>c'].map(link);
    const { positions, bends } = layoutByLevels(['a', 'b', 'c'], links);
    const [bend] = [...bends.entries()].find(([each]) => each === links[2])?.[1] ?? [];
    const card = positions.get('b');
    expect(bend?.x).toBe(card?.x);
    expect(Math.abs((bend?.y ?? NaN) - ((card?.y ?? NaN) + CARD.height / 2))).toBeGreaterThan(
      CARD.height / 2 + 16,
    );
  });

  it('never lets two cards overlap, whatever the graph, and keeps to the grid', () => {
    const graph = fc.integer({ min: 1, max: 14 }).chain((size) =>
      fc.record({
        size: fc.constant(size),
        pairs: fc.array(fc.tuple(fc.nat(size - 1), fc.nat(size - 1)), { maxLength: 30 }),
      }),
    );
    fc.assert(
      fc.property(graph, ({ size, pairs }) => {
        const ids = Array.from({ length: size }, (_, n) => `n${n}`);
        const { positions: places } = layoutByLevels(
          ids,
          pairs.map(([a, b]) => ({ source: `n${a}`, target: `n${b}` })),
        );
        expect([...places.keys()].sort()).toEqual([...ids].sort());
        const points = [...places.values()];
        for (const [index, a] of points.entries()) {
          expect(a.y % GRID_PX).toBe(0);
          for (const b of points.slice(index + 1)) {
            const overlaps = Math.abs(a.x - b.x) < CARD.width && Math.abs(a.y - b.y) < CARD.height;
            expect(overlaps).toBe(false);
          }
        }
      }),
    );
  });
});
