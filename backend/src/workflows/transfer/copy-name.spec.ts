import { copyName } from './copy-name';

describe('copyName', () => {
  it.each([
    ['Mail', 'Copy of Mail'],
    ['x'.repeat(200), `Copy of ${'x'.repeat(192)}`],
    ['😀'.repeat(200), `Copy of ${'😀'.repeat(192)}`],
    [`${'x'.repeat(191)} yz`, `Copy of ${'x'.repeat(191)}`],
  ])('names the copy of %j', (name, expected) => {
    expect(copyName(name)).toBe(expected);
  });
});
