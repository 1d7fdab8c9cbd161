import type { LlmBench } from './harness';
import { listen, openBench } from './harness';

/** Tries after the first, limits and fallbacks. */
export function describeWaits(bench: () => LlmBench): void {
  const callTimes = () =>
    bench()
      .standIn.log.read()
      .calls.map(({ at }) => Date.parse(at));

  describe('retries', () => {
    it('wait as long as Retry-After says', async () => {
      bench().standIn.script([{ kind: 'refuse', status: 429, retryAfter: '1' }]);
      const answer = await bench().ask();
      expect(answer.attempts).toMatchObject([
        { purpose: 'first', outcome: 'llm-rate-limited' },
        { purpose: 'retry', outcome: 'answered' },
      ]);
      const [first = 0, second = 0] = callTimes();
      expect(second - first).toBeGreaterThanOrEqual(995);
    });

    it('hold other calls of the same key and model back as well, but none of another model', async () => {
      bench().standIn.script([{ kind: 'refuse', status: 429, retryAfter: '2' }]);
      const refused = await bench().fail({}, { maxRetries: 0, model: 'busy' });
      expect(refused.details.retryAfterMs).toBe(2000);
      const order: string[] = [];
      const asked = ['busy', 'free'].map((model) =>
        bench()
          .ask({}, { model })
          .then(() => order.push(model)),
      );
      await Promise.all(asked);
      expect(order).toEqual(['free', 'busy']);
      const [first = 0, , third = 0] = callTimes();
      expect(third - first).toBeGreaterThanOrEqual(1995);
    });

    it('beyond five seconds are given back, and nothing goes out before', async () => {
      bench().standIn.script([{ kind: 'refuse', status: 429, retryAfter: '30' }]);
      const first = await bench().fail();
      expect(first).toMatchObject({ code: 'llm-rate-limited', details: { retryAfterMs: 30_000 } });
      const second = await bench().fail();
      // Had the first waited, there would be nothing left to wait for.
      expect(second.details.retryAfterMs).toBeGreaterThan(1_000);
      expect(bench().standIn.log.read().count).toBe(1);
    });

    it('understand a date in Retry-After', async () => {
      const retryAfter = new Date(Date.now() + 60_000).toUTCString();
      bench().standIn.script([{ kind: 'refuse', status: 429, retryAfter }]);
      const { retryAfterMs = 0 } = (await bench().fail()).details;
      expect(Math.abs(retryAfterMs - 60_000)).toBeLessThan(20_000);
    });

    it('of a server that is not well come after half a second or so', async () => {
      bench().standIn.script([{ kind: 'refuse', status: 503 }]);
      const answer = await bench().ask();
      expect(answer.attempts).toMatchObject([{ outcome: 'llm-unavailable' }, { outcome: 'answered' }]);
      const [first = 0, second = 0] = callTimes();
      expect(second - first).toBeGreaterThanOrEqual(240);
    });

    it('end after two', async () => {
      bench().standIn.decide(() => ({ kind: 'refuse', status: 500 }));
      const error = await bench().fail();
      expect(error.details.attempts?.map(({ purpose }) => purpose)).toEqual(['first', 'retry', 'retry']);
      expect(bench().standIn.log.read().count).toBe(3);
    });

    it('are none where they can not help', async () => {
      bench().standIn.script([{ kind: 'refuse', status: 400 }]);
      await bench().fail();
      expect(bench().standIn.log.read().count).toBe(1);
    });

    it('heed a limit that people set', async () => {
      const routes = [{ ...bench().route(), limits: { requestsPerMinute: 2 } }];
      await bench().ask({}, { routes });
      await bench().ask({}, { routes });
      const error = await bench().fail({}, { routes });
      expect(error).toMatchObject({ code: 'llm-rate-limited' });
      expect(error.details.retryAfterMs).toBeGreaterThan(50_000);
      expect(bench().standIn.log.read().count).toBe(2);
    });

    it('heed a limit that the vendor tells in headers', async () => {
      const told = {
        'x-ratelimit-limit-tokens': '6000',
        'x-ratelimit-remaining-tokens': '0',
        'x-ratelimit-reset-tokens': '1m0s',
      };
      bench().standIn.script([{ kind: 'answer', headers: told }]);
      await bench().ask();
      const prompt = 'word '.repeat(4000);
      const error = await bench().fail({ messages: [{ role: 'user', content: prompt }] });
      expect(error).toMatchObject({ code: 'llm-rate-limited' });
      expect(error.details.retryAfterMs).toBeGreaterThan(40_000);
      expect(bench().standIn.log.read().count).toBe(1);
    });
  });

  describe('fallbacks', () => {
    it('are asked in order, and each switch is recorded with its reason', async () => {
      const { ask, route } = bench();
      const routes = [route('refuse-404'), { provider: 'nobody', model: 'x' }, route('stand-in')];
      const answer = await ask({}, { routes });
      expect(answer).toMatchObject({ text: 'You said: Hello', model: 'stand-in' });
      expect(answer.attempts).toMatchObject([
        { model: 'refuse-404', outcome: 'llm-model-unknown' },
        { provider: 'nobody', outcome: 'llm-provider-unknown', fallbackFrom: { code: 'llm-model-unknown' } },
        { model: 'stand-in', outcome: 'answered', fallbackFrom: { code: 'llm-provider-unknown' } },
      ]);
    });

    it('are asked at once when the first would have to wait too long', async () => {
      const { ask, route, standIn } = bench();
      standIn.script([{ kind: 'refuse', status: 429, retryAfter: '60' }]);
      const answer = await ask({}, { routes: [route('one'), route('two')] });
      expect(answer.model).toBe('two');
      const [first = 0, second = 0] = callTimes();
      expect(second - first).toBeLessThan(45_000);
    });

    it('that all fail leave the error that goes away soonest', async () => {
      const { fail, route, standIn } = bench();
      standIn.script([
        { kind: 'refuse', status: 429, retryAfter: '60' },
        { kind: 'refuse', status: 429, retryAfter: '20' },
        { kind: 'refuse', status: 404 },
      ]);
      const error = await fail({}, { routes: [route('one'), route('two'), route('three')] });
      expect(error).toMatchObject({ code: 'llm-rate-limited', details: { retryAfterMs: 20_000 } });
      expect(error.details.attempts).toHaveLength(3);
    });

    it('are none for a call that was stopped', async () => {
      const { fail, route, standIn } = bench();
      const signal = AbortSignal.timeout(100);
      const error = await fail({ signal }, { routes: [route('slow'), route('stand-in')], ...listen() });
      expect(error.code).toBe('llm-cancelled');
      expect(standIn.log.read().count).toBe(1);
    });
  });

  describe('costs', () => {
    it('are those of the table, of all calls together', async () => {
      const { harness, standIn } = bench();
      const prices = [{ provider: harness.provider, model: 'stand-in', input: 100, output: 1000 }];
      const { ask, close } = openBench(harness, standIn, { prices });
      const answer = await ask();
      const { inputTokens, outputTokens } = standIn.log.read();
      expect(answer.cost).toBeCloseTo((inputTokens * 100 + outputTokens * 1000) / 1e6, 10);
      close();
    });
  });

  describe('prompts', () => {
    it('that are longer than the model reads fail before the call, with the count', async () => {
      const { harness, standIn } = bench();
      const price = { provider: harness.provider, model: 'stand-in', input: 1, output: 1 };
      const { ask, fail, close } = openBench(harness, standIn, {
        prices: [{ ...price, contextTokens: 1000 }],
      });
      const messages = [{ role: 'user' as const, content: 'word '.repeat(4000) }];
      const error = await fail({ messages });
      expect(error).toMatchObject({ code: 'llm-context-exceeded' });
      expect(error.message).toMatch(/It has (about )?5000 tokens of 1000\.$/);
      expect(standIn.log.read().count).toBe(0);
      expect((await ask({ messages: [{ role: 'user', content: 'word '.repeat(700) }] })).finishReason).toBe(
        'stop',
      );
      close();
    });
  });
}
