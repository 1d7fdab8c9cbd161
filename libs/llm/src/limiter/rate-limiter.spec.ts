import fc from 'fast-check';
import { RateLimiter } from './rate-limiter';

/** Time that passes only when somebody sleeps, and wakes whoever sleeps in order. */
function fakeClock(startMs = 1_000_000_000_000) {
  let nowMs = startMs;
  const sleepers: { atMs: number; wake(): void }[] = [];
  return {
    nowMs: () => nowMs,
    sleep: (durationMs: number, signal: AbortSignal) =>
      new Promise<void>((resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason as Error));
        sleepers.push({ atMs: nowMs + durationMs, wake: resolve });
      }),
    async run(): Promise<void> {
      for (;;) {
        for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
        const next = sleepers.toSorted((a, b) => a.atMs - b.atMs)[0];
        if (!next) return;
        sleepers.splice(sleepers.indexOf(next), 1);
        nowMs = Math.max(nowMs, next.atMs);
        next.wake();
      }
    },
    advance: (durationMs: number) => void (nowMs += durationMs),
  };
}

const { signal } = new AbortController();
const admission = { lane: 'a', tokens: 10, limits: {}, maxWaitMs: 1e9, signal };

describe('RateLimiter', () => {
  it('never lets more than the set requests and tokens out within any minute', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 1, max: 10 }),
        fc.integer({ min: 0, max: 999 }),
        async (sizes, requestsPerMinute, offsetMs) => {
          const clock = fakeClock(1_000_000_000_000 + offsetMs);
          const limiter = new RateLimiter(clock);
          const out: { atMs: number; tokens: number }[] = [];
          const limits = { requestsPerMinute, tokensPerMinute: 1000 };
          const calls = sizes.map(async (tokens) => {
            await limiter.enter({ ...admission, tokens, limits });
            out.push({ atMs: clock.nowMs(), tokens });
          });
          await clock.run();
          await Promise.all(calls);
          for (const { atMs } of out) {
            const minute = out.filter((each) => each.atMs >= atMs && each.atMs < atMs + 60_000);
            expect(minute.length).toBeLessThanOrEqual(requestsPerMinute);
            expect(minute.reduce((sum, { tokens }) => sum + tokens, 0)).toBeLessThanOrEqual(1000);
          }
        },
      ),
      { numRuns: 50 },
    );
  });

  it('gives a call that would wait too long the time instead, without counting it', async () => {
    const clock = fakeClock();
    const limiter = new RateLimiter(clock);
    limiter.block('a', 6000);
    expect(await limiter.enter({ ...admission, maxWaitMs: 5000 })).toEqual({
      kind: 'later',
      waitedMs: 0,
      retryAfterMs: 6000,
    });
    expect(await limiter.enter({ ...admission, lane: 'b', maxWaitMs: 0 })).toMatchObject({
      kind: 'go',
      waitedMs: 0,
    });
    clock.advance(6000);
    expect(await limiter.enter({ ...admission, maxWaitMs: 0 })).toMatchObject({ kind: 'go', waitedMs: 0 });
  });

  it('lets a call that is larger than the limit out alone', async () => {
    const clock = fakeClock();
    const limiter = new RateLimiter(clock);
    const large = { ...admission, tokens: 5000, limits: { tokensPerMinute: 1000 }, maxWaitMs: 0 };
    expect((await limiter.enter(large)).kind).toBe('go');
    expect((await limiter.enter({ ...large, tokens: 1 })).kind).toBe('later');
  });

  it('gives room back that a call did not take', async () => {
    const clock = fakeClock();
    const limiter = new RateLimiter(clock);
    const half = { ...admission, tokens: 900, limits: { tokensPerMinute: 1000 }, maxWaitMs: 0 };
    const first = await limiter.enter(half);
    if (first.kind !== 'go') throw new Error('it may go');
    expect((await limiter.enter(half)).kind).toBe('later');
    limiter.settle('a', { estimated: 900, took: 100, enteredAtMs: first.enteredAtMs });
    expect((await limiter.enter(half)).kind).toBe('go');
  });

  it('counts on a limit that the vendor told to fill up steadily until its reset', async () => {
    const clock = fakeClock();
    const limiter = new RateLimiter(clock);
    limiter.learn('a', { tokens: { limit: 1000, remaining: 100, resetMs: 9000 } });
    expect((await limiter.enter({ ...admission, tokens: 100, maxWaitMs: 0 })).kind).toBe('go');
    expect(await limiter.enter({ ...admission, tokens: 300, maxWaitMs: 0 })).toEqual({
      kind: 'later',
      waitedMs: 0,
      retryAfterMs: 3000,
    });
    expect(await limiter.enter({ ...admission, tokens: 1e6, maxWaitMs: 0 })).toEqual({
      kind: 'later',
      waitedMs: 0,
      retryAfterMs: 9000,
    });
    clock.advance(9000);
    expect((await limiter.enter({ ...admission, tokens: 1e6, maxWaitMs: 0 })).kind).toBe('go');
  });

  it('ends a wait that is no longer wanted', async () => {
    const limiter = new RateLimiter(fakeClock());
    limiter.block('a', 1000);
    const stopping = new AbortController();
    const waiting = limiter.enter({ ...admission, signal: stopping.signal });
    stopping.abort(new Error('stopped'));
    await expect(waiting).rejects.toThrow('stopped');
  });
});
