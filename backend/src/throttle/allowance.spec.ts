import { tightest } from './allowance';

describe('tightest', () => {
  const few = { limit: 20, remaining: 3, resetSeconds: 10 };
  const many = { limit: 200, remaining: 150, resetSeconds: 50 };

  it('is the counter with the least left, in whatever order they come', () => {
    expect(tightest(few, many)).toBe(few);
    expect(tightest(many, few)).toBe(few);
    expect(tightest(undefined, many)).toBe(many);
  });

  it('is the one that lasts longer when both are used up', () => {
    const [short, long] = [
      { ...few, remaining: 0, resetSeconds: 5 },
      { ...many, remaining: 0, resetSeconds: 40 },
    ];
    expect(tightest(short, long)).toBe(long);
    expect(tightest(long, short)).toBe(long);
  });
});
