import { LlmError, type LlmCaller, type LlmErrorDetails } from '@rex/node-sdk';
import { RUN_STEP, runNode } from '@rex/testing';
import type { JsonObject } from '@rex/workflow';
import { llm } from './llm';
import type { LlmConfig } from './llm-config';
import { toOutcome } from './to-outcome';

const CONFIG = { provider: 'groq', keyId: 'k', model: 'm', prompt: 'What of {{ input.city }}?' };
const INPUT = { city: 'Rome' };

describe('an LLM node that gets no answer', () => {
  const failing = (error: LlmError): LlmCaller => ({ ask: () => Promise.reject(error) });
  const outcomeOf = async (error: LlmError, config: JsonObject = {}) =>
    (await runNode(llm, { ...CONFIG, ...config }, INPUT, { llm: failing(error) })).outcome;

  it.each(['llm-rate-limited', 'llm-budget-busy', 'llm-unavailable'] as const)(
    'waits as it is told by %s, and this is no failure',
    async (code) => {
      const outcome = await outcomeOf(new LlmError(code, 'Wait.', { retryAfterMs: 7000 }));
      expect(outcome).toMatchObject({ kind: 'postponed', afterMs: 7000, error: { code, retryable: true } });
    },
  );

  it('does not wait for longer than it may', async () => {
    const error = new LlmError('llm-rate-limited', 'Wait.', { retryAfterMs: 7000 });
    expect(await outcomeOf(error, { maxWaitSeconds: 6 })).toMatchObject({
      kind: 'failed',
      error: { code: 'llm-rate-limited', retryable: true, retryAfterMs: 7000 },
    });
  });

  it.each([0, 300])(
    'ends within a few calls when it is told to wait for %d ms, time and again',
    async (retryAfterMs) => {
      const error = new LlmError('llm-rate-limited', 'Wait.', { status: 429, retryAfterMs });
      const config = { maxWaitSeconds: 900 } as LlmConfig;
      const waits: number[] = [];
      let postponedMs = 0;
      const ask = () => toOutcome(error, { config, step: { ...RUN_STEP, postponedMs } });
      let outcome = ask();
      for (; outcome.kind === 'postponed' && waits.length < 100; outcome = ask()) {
        waits.push(outcome.afterMs);
        postponedMs += outcome.afterMs;
      }
      expect(outcome).toMatchObject({ kind: 'failed', error: { code: 'llm-rate-limited', retryable: true } });
      expect(waits.slice(0, 6)).toEqual([1000, 1000, 2000, 4000, 8000, 16_000]);
      expect(Math.max(...waits)).toBe(30_000);
      expect(waits.length).toBeLessThan(40);
      expect(postponedMs).toBeLessThanOrEqual(900_000);
    },
  );

  it('waits as long as the limiter counts, to the millisecond, and as a vendor says who names a time', async () => {
    const step = { ...RUN_STEP, postponedMs: 60_000 };
    const afterMs = (details: LlmErrorDetails) =>
      toOutcome(new LlmError('llm-rate-limited', 'Wait.', details), {
        config: { maxWaitSeconds: 900 } as LlmConfig,
        step,
      });
    expect(afterMs({ retryAfterMs: 40 })).toMatchObject({ kind: 'postponed', afterMs: 40 });
    expect(afterMs({ status: 429, retryAfterMs: 2000 })).toMatchObject({ kind: 'postponed', afterMs: 2000 });
  });

  it('leaves what may help later to the retries of the node, and tells what is known', async () => {
    const usage = { input: 1, output: 2, cached: 0, reasoning: 0 };
    const details = {
      status: 200,
      rawText: 'no',
      complaints: [{ path: '/a', message: 'is missing' }],
      usage,
      cost: null,
    };
    expect(await outcomeOf(new LlmError('llm-schema-unmet', 'No.', details))).toEqual({
      kind: 'failed',
      error: { code: 'llm-schema-unmet', message: 'No.', retryable: false, details },
    });
    expect(await outcomeOf(new LlmError('llm-timeout', 'Late.'))).toEqual({
      kind: 'failed',
      error: { code: 'llm-timeout', message: 'Late.', retryable: true },
    });
  });
});
