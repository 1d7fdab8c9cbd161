import { prefersMinimal } from './prefer';

describe('prefersMinimal', () => {
  it.each([
    ['return=minimal', true],
    ['respond-async, Return = "minimal"; x=1', true],
    ['return=minimal, return=representation', true],
    ['return=representation, return=minimal', false],
    ['return', false],
    ['noreturn=minimal', false],
    ['wait=10;return=minimal', false],
    ['', false],
    [undefined, false],
    [['wait=1', 'return=minimal'], true],
  ])('of %j says %p', (header, expected) => {
    expect(prefersMinimal(header)).toBe(expected);
  });
});
