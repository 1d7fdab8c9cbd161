import { isDeeperThan } from './body-depth';

const nested = (depth: number): unknown => JSON.parse('['.repeat(depth) + ']'.repeat(depth));

describe('isDeeperThan', () => {
  it('counts the levels of arrays and objects', () => {
    expect(isDeeperThan(nested(64), 64)).toBe(false);
    expect(isDeeperThan(nested(65), 64)).toBe(true);
    expect(isDeeperThan({ a: [{ b: 1 }] }, 3)).toBe(false);
    expect(isDeeperThan({ a: [{ b: {} }] }, 3)).toBe(true);
  });

  it.each([undefined, null, 'text', 0])('takes %p as flat', (value) => {
    expect(isDeeperThan(value, 0)).toBe(false);
  });

  it('stands a body that is nothing but brackets', () => {
    expect(isDeeperThan(nested(100_000), 64)).toBe(true);
  });
});
