import { isLarge } from './is-large';

describe('isLarge', () => {
  it.each([
    ['a text', 'x'.repeat(60_000)],
    ['many values', Array.from({ length: 10_000 }, () => 1)],
    ['many keys', Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`key${index}`, null]))],
    ['all of it together', { a: Array.from({ length: 1000 }, () => ({ text: 'x'.repeat(50) })) }],
  ])('tells %s', (_what, value) => {
    expect(isLarge(value)).toBe(true);
  });

  it.each([null, 1, 'x'.repeat(40_000), [], { nodes: Array.from({ length: 100 }, () => ({ id: 'a' })) }])(
    'lets what is small pass',
    (value) => {
      expect(isLarge(value)).toBe(false);
    },
  );
});
