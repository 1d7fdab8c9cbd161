import { ApiClient, askingWorkflow, MODEL_KEY, startModelStack, type ModelStack } from '@rex/testing/stack';
import type { JsonObject } from '@rex/workflow';

interface Usage {
  totals: { calls: number; inputTokens: number; outputTokens: number; cost: number };
}

describe('a budget of the day', () => {
  let models: ModelStack;
  let api: ApiClient;
  let keyId: string;
  beforeAll(async () => {
    models = await startModelStack({ workers: 2 });
  });
  afterAll(() => models?.stop());

  /** Each with an account of its own, of which nothing is spent. */
  beforeEach(async () => {
    api = new ApiClient(models.stack.url);
    await api.register();
    const key = { provider: 'groq', name: 'models', key: MODEL_KEY };
    keyId = (await api.send<{ id: string }>('POST', '/keys', key)).body.id;
    models.standIn.log.clear();
  });

  const PRICE = { input: 0.05 / 1e6, output: 0.08 / 1e6 };
  const create = (config: object = {}) =>
    api.createWorkflow(askingWorkflow({ keyId: keyId, model: 'llama-3.1-8b-instant', ...config }));
  const put = (path: string, body: JsonObject) => api.send('PUT', path, body);
  const usage = async () => (await api.send<Usage>('GET', '/usage?groupBy=day')).body.totals;
  /** Some 100 tokens in and as many out: the stand-in says what it was told. */
  const text = 'word '.repeat(80);

  it('of 1,000 tokens lets no call pass it, and its figures are those of the vendor', async () => {
    const workflowId = await create();
    await put(`/workflows/${workflowId}/budget`, { tokensPerDay: 1000, costPerDay: null });
    const outcomes: { status: string; error: { code: string; message: string } | null }[] = [];
    for (let run = 0; run < 8; run += 1) outcomes.push(await api.run(workflowId, { text }));

    const { inputTokens, outputTokens, count } = models.standIn.log.read();
    expect(inputTokens + outputTokens).toBeLessThanOrEqual(1000);
    expect(inputTokens + outputTokens).toBeGreaterThan(700);
    expect(await usage()).toMatchObject({
      calls: count,
      inputTokens,
      outputTokens,
      cost: Number((inputTokens * PRICE.input + outputTokens * PRICE.output).toFixed(12)),
    });
    const budgets = await api.send<{ workflows: JsonObject[] }>('GET', '/budgets');
    expect(JSON.stringify(budgets.body)).toContain(`"usedTokens":${inputTokens + outputTokens}`);
    const failed = outcomes.filter(({ status }) => status === 'failed');
    expect(outcomes.length - failed.length).toBeGreaterThanOrEqual(3);
    expect(new Set(failed.map(({ error }) => error?.code))).toEqual(new Set(['llm-budget-spent']));
    expect(failed.at(-1)?.error?.message).toMatch(
      /The budget of this workflow is 1000 tokens a day\. \d+ tokens are used/,
    );
    // Once spent, nobody is asked.
    await api.run(workflowId, { text });
    expect(models.standIn.log.read().count).toBe(count);
  });

  it('is passed by no number of calls at a time, on two workers', async () => {
    const workflowId = await create({ maxTokens: 120 });
    await put('/budgets/account', { tokensPerDay: 2000, costPerDay: null });
    const ids = await Promise.all(
      Array.from({ length: 30 }, async () => {
        const { body } = await api.send<{ executionId: string }>('POST', `/workflows/${workflowId}/execute`, {
          input: { text },
        });
        return body.executionId;
      }),
    );
    const ends: string[] = [];
    for (const id of ids) {
      let execution = await api.execution(id);
      while (!['completed', 'failed'].includes(execution.status)) {
        await new Promise((resolve) => setTimeout(resolve, 100));
        execution = await api.execution(id);
      }
      ends.push(execution.error?.code ?? execution.status);
    }
    const { inputTokens, outputTokens } = models.standIn.log.read();
    expect(inputTokens + outputTokens).toBeLessThanOrEqual(2000);
    // Those that run at the same time hold back what they may use at most: how many that are depends on the machine.
    expect(inputTokens + outputTokens).toBeGreaterThan(1000);
    expect(new Set(ends)).toEqual(new Set(['completed', 'llm-budget-spent']));
    expect(await usage()).toMatchObject({ inputTokens, outputTokens });
  });

  it('in money goes on with a fallback that is marked for it', async () => {
    const fallbacks = [
      {
        provider: 'openai-compatible',
        baseUrl: `${models.standIn.url}/v1`,
        model: 'local',
        afterBudget: true,
      },
    ];
    const workflowId = await create({ maxTokens: 200, fallbacks });
    await put(`/workflows/${workflowId}/budget`, { tokensPerDay: null, costPerDay: 0.00003 });
    const answeredBy: unknown[] = [];
    for (let run = 0; run < 6; run += 1) {
      const { output } = await api.run(workflowId, { text });
      answeredBy.push((output as JsonObject)['model']);
    }
    expect(answeredBy[0]).not.toBe('local');
    expect(answeredBy.at(-1)).toBe('local');
    const paid = models.standIn.log.read().calls.filter(({ vendor }) => vendor === 'groq');
    const cost = paid.reduce(
      (sum, call) => sum + call.inputTokens * PRICE.input + call.outputTokens * PRICE.output,
      0,
    );
    expect(cost).toBeLessThanOrEqual(0.00003);
    expect((await usage()).cost).toBeCloseTo(cost, 12);
  });
});
