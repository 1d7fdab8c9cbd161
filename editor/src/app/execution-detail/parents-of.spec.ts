import { parentsOf } from './parents-of';

it('lists for each node those before it; the first ones have none', () => {
  const edges = ['a>c', 'b>c', 'c>d'].map((text) => ({ source: text[0] ?? '', target: text[2] ?? '' }));
  expect(Object.fromEntries(parentsOf(edges))).toEqual({ c: ['a', 'b'], d: ['c'] });
});
