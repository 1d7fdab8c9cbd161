import { topologicalLevels } from './topological-levels';

const link = (text: string): { source: string; target: string } => {
  const [source = '', target = ''] = text.split('>');
  return { source, target };
};

describe('topologicalLevels', () => {
  it('gives each node the length of the longest path that leads to it', () => {
    // a ─ b ─ c
    //  └──────┘
    const { order, levelOf } = topologicalLevels(['c', 'b', 'a'], ['a>b', 'b>c', 'a>c'].map(link));
    expect(order).toEqual(['a', 'b', 'c']);
    expect(Object.fromEntries(levelOf)).toEqual({ a: 0, b: 1, c: 2 });
  });

  it('breaks ties by the order in which nodes were given', () => {
    expect(topologicalLevels(['t', 'y', 'x'], ['t>x', 't>y'].map(link)).order).toEqual(['t', 'y', 'x']);
  });

  it('still places every node of a draft with a cycle, a loop and a dangling edge', () => {
    const { order } = topologicalLevels(['a', 'b', 'c'], ['a>b', 'b>c', 'c>b', 'c>c', 'c>gone'].map(link));
    expect([...order].sort()).toEqual(['a', 'b', 'c']);
    expect(order[0]).toBe('a');
  });
});
