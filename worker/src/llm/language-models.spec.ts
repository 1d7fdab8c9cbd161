import type { LlmBudgetsRepository, LlmCacheRepository } from '@rex/database';
import type { LlmBinding } from '@rex/engine';
import type { LlmClient } from '@rex/llm';
import { NO_USAGE, type LlmAttempt, type LlmQuestion, type LlmResponse } from '@rex/node-sdk';
import { LanguageModels } from './language-models';

const QUESTION: LlmQuestion = {
  name: '0',
  routes: [
    { provider: 'groq', model: 'm' },
    { provider: 'gemini', model: 'g' },
  ],
  request: { messages: [{ role: 'user', content: 'Hello' }] },
  cacheSeconds: 60,
};

const ATTEMPT: LlmAttempt = {
  ...{ provider: 'groq', model: 'm', purpose: 'first', outcome: 'answered' },
  ...{ waitedMs: 0, latencyMs: 1 },
};

const ANSWER: LlmResponse = {
  ...{ text: 'Hi', toolCalls: [], finishReason: 'stop', usage: NO_USAGE, provider: 'groq', model: 'm' },
  ...{ latencyMs: 1, cost: 0, attempts: [ATTEMPT] },
};

const STOOD_IN: LlmResponse = {
  ...ANSWER,
  attempts: [
    { ...ATTEMPT, outcome: 'llm-unavailable' },
    {
      ...ATTEMPT,
      provider: 'gemini',
      fallbackFrom: { provider: 'groq', model: 'm', code: 'llm-unavailable' },
    },
  ],
};

/** Language models with a cache in memory, whose models give one answer after the other. */
function someModels(answers: LlmResponse[], kept = new Map<string, string>()) {
  const cache = {
    get: async (_owner: string, key: Buffer) => kept.get(key.toString('hex')),
    put: async (_owner: string, key: Buffer, response: string) =>
      void kept.set(key.toString('hex'), response),
  } as unknown as LlmCacheRepository;
  const client = { generate: async () => answers.shift() } as unknown as LlmClient;
  const models = new LanguageModels(client, {} as LlmBudgetsRepository, cache);
  const substeps = { find: async () => undefined, record: async () => undefined };
  const binding = { step: { ownerId: 'o' }, substeps } as unknown as LlmBinding;
  return { ask: () => models.callerFor(binding).ask(QUESTION), kept };
}

describe('the cache of answers', () => {
  it.each<[string, Partial<LlmResponse>]>([
    ['an answer', {}],
    ['calls of tools', { finishReason: 'tool-calls' }],
    ['an answer at the second try', { attempts: [{ ...ATTEMPT, outcome: 'llm-timeout' }, ATTEMPT] }],
  ])('keeps %s', async (_what, more) => {
    const { ask } = someModels([{ ...ANSWER, ...more }]);
    await ask();
    expect(await ask()).toMatchObject({ text: 'Hi', attempts: [] });
  });

  it.each<[string, LlmResponse]>([
    ['of a model that stood in', STOOD_IN],
    ['that was cut off', { ...ANSWER, finishReason: 'length' }],
    ['that a filter stopped', { ...ANSWER, finishReason: 'content-filter' }],
    ['that ended nobody knows why', { ...ANSWER, finishReason: 'other' }],
  ])('keeps no answer %s', async (_what, answer) => {
    const { ask, kept } = someModels([answer, { ...ANSWER, text: 'Better' }]);
    expect(await ask()).toEqual(answer);
    expect(kept.size).toBe(0);
    expect((await ask()).text).toBe('Better');
  });

  it('tells no such answer that an older REX kept', async () => {
    const { ask, kept } = someModels([ANSWER]);
    await ask();
    const older = new Map([...kept.keys()].map((key) => [key, JSON.stringify(STOOD_IN)]));
    const again = someModels([{ ...ANSWER, text: 'Better' }], older);
    expect((await again.ask()).text).toBe('Better');
  });
});
