import { RateLimiter } from './rate-limiter';

describe('RateLimiter', () => {
  it('lets through so many in a minute from the first, each name for itself', () => {
    const limiter = new RateLimiter();
    const ask = (name: string, ms: number) => limiter.count(name, 2, ms).isOver;
    expect([ask('a', 0), ask('a', 1), ask('a', 500), ask('b', 500)]).toEqual([false, false, true, false]);
    expect([ask('a', 59_999), ask('a', 60_000), ask('a', 60_001), ask('a', 90_000)]).toEqual([
      ...[true, false, false, true],
    ]);
  });

  it('tells what is left, and when its minute is over', () => {
    const limiter = new RateLimiter();
    const ask = (ms: number) => limiter.count('a', 2, ms);
    expect(ask(0)).toEqual({ limit: 2, remaining: 1, resetSeconds: 60, isOver: false });
    expect(ask(500)).toEqual({ limit: 2, remaining: 0, resetSeconds: 60, isOver: false });
    expect(ask(59_999)).toEqual({ limit: 2, remaining: 0, resetSeconds: 1, isOver: true });
  });
});
