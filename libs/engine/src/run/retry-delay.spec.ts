import { retryDelay } from './retry-delay';

const policy = { maxAttempts: 4, initialDelayMs: 100, backoff: 2, maxDelayMs: 300 };

describe('retryDelay', () => {
  it('doubles the wait with every attempt, up to the bound', () => {
    expect([1, 2, 3].map((attempt) => retryDelay(policy, {}, attempt, 1))).toEqual([100, 200, 300]);
  });

  it('takes off at most a half at random', () => {
    expect(retryDelay(policy, {}, 1, 0)).toBe(50);
  });

  it('never comes back sooner than the target asked, even beyond its own bound', () => {
    expect(retryDelay(policy, { retryAfterMs: 7000 }, 1, 1)).toBe(7000);
    expect(retryDelay(policy, { retryAfterMs: 10 }, 1, 1)).toBe(100);
  });

  it('waits a day at most, whatever the target asked', () => {
    expect(retryDelay(policy, { retryAfterMs: 1e12 }, 1, 1)).toBe(86_400_000);
  });

  it('ends after the last attempt', () => {
    expect(retryDelay(policy, {}, 4, 1)).toBeUndefined();
  });

  it('does not try again without a policy, nor what can not get better', () => {
    expect(retryDelay(undefined, {}, 1, 1)).toBeUndefined();
    expect(retryDelay(policy, { retryable: false }, 1, 1)).toBeUndefined();
  });
});
