import { askingWorkflow, MODEL_KEY, startModelStack, type ModelStack } from '@rex/testing/stack';
import type { JsonObject } from '@rex/workflow';

describe('the LLM node in the built worker', () => {
  let models: ModelStack;
  beforeAll(async () => {
    models = await startModelStack();
  });
  afterAll(() => models?.stop());
  beforeEach(() => {
    models.standIn.log.clear();
    models.standIn.script([]);
  });

  const groq = (config: object = {}) => ({ keyId: models.keyId, model: 'llama-3.1-8b-instant', ...config });
  const run = async (config: object, node: object = {}) => {
    const workflowId = await models.api.createWorkflow(askingWorkflow(groq(config), { node }));
    return models.api.run(workflowId, { text: 'Hello' });
  };

  it('answers, and says what it took by the count of the vendor and the price of the model', async () => {
    const { status, output, error } = await run({});
    expect(error).toBeNull();
    expect(status).toBe('completed');
    const { inputTokens, outputTokens } = models.standIn.log.read();
    expect(output).toMatchObject({
      text: 'You said: Hello',
      json: null,
      usage: { input: inputTokens, output: outputTokens, cached: 0, reasoning: 0 },
      cost: Number(((inputTokens * 0.05 + outputTokens * 0.08) / 1e6).toFixed(12)),
      provider: 'groq',
      finishReason: 'stop',
      rounds: 1,
    });
  });

  const schema = {
    type: 'object',
    required: ['topic', 'codes'],
    properties: {
      topic: { enum: ['billing', 'other'] },
      codes: { type: 'array', items: { type: 'string', pattern: '^[A-Z]-\\d+$' } },
    },
  };

  it('gives an answer that fits a schema, after it was told once what does not', async () => {
    models.standIn.script([
      { kind: 'answer', text: '{"topic":"billing","codes":["a7"]}' },
      { kind: 'answer', text: '{"topic":"billing","codes":["A-7"]}' },
    ]);
    const { output, error } = await run({ responseFormat: 'schema', schema });
    expect(error).toBeNull();
    expect(output).toMatchObject({ json: { topic: 'billing', codes: ['A-7'] } });
    const [, repair] = models.standIn.log.read().calls.map(({ body }) => JSON.stringify(body));
    expect(repair).toContain('/codes/0');
  });

  it('fails by name when it does not fit then either, with the raw text', async () => {
    const { status, error, steps } = await run({ model: 'wordy', responseFormat: 'schema', schema });
    expect(status).toBe('failed');
    expect(error).toMatchObject({ code: 'llm-schema-unmet', nodeId: 'ask' });
    const details = (steps.find(({ nodeId }) => nodeId === 'ask')?.error as { details?: JsonObject } | null)
      ?.details;
    expect(details).toMatchObject({ rawText: 'I would rather talk than write JSON.' });
  });

  it('calls tools that are nodes of the library, in the sandbox and within limits', async () => {
    models.standIn.script([
      { kind: 'tool-call', name: 'add', arguments: { a: 2, b: 40 } },
      { kind: 'tool-call', name: 'remember', arguments: { key: 'sum', value: 42 } },
      { kind: 'answer', text: 'It is 42.' },
    ]);
    const number = { type: 'number' };
    const tools = [
      {
        name: 'add',
        type: 'code',
        description: 'Adds two numbers.',
        parameters: { type: 'object', required: ['a', 'b'], properties: { a: number, b: number } },
        config: { code: 'return { sum: input.a + input.b, asked: trigger.text };' },
      },
      {
        name: 'remember',
        type: 'storage',
        description: 'Keeps a value.',
        modelFields: ['key', 'value'],
        config: { action: 'put', scope: 'workflow' },
      },
    ];
    const { output, error } = await run({ tools });
    expect(error).toBeNull();
    expect(output).toMatchObject({
      text: 'It is 42.',
      rounds: 3,
      toolCalls: [
        { name: 'add', arguments: { a: 2, b: 40 }, ok: true },
        { name: 'remember', arguments: { key: 'sum', value: 42 }, ok: true },
      ],
    });
    const last = JSON.stringify(models.standIn.log.read().calls.at(-1)?.body);
    expect(last).toContain('42');
    expect(last).toContain('asked');
  });

  it('asks the next one when the first can not, and warns of it', async () => {
    const fallbacks = [
      { provider: 'openai-compatible', baseUrl: `${models.standIn.url}/v1`, model: 'local' },
    ];
    const { output, steps } = await run({ model: 'refuse-404', fallbacks });
    expect(output).toMatchObject({
      text: 'You said: Hello',
      provider: 'openai-compatible',
      model: 'local',
      cost: null,
    });
    expect(steps.find(({ nodeId }) => nodeId === 'ask')?.warnings).toMatchObject([{ code: 'llm-fallback' }]);
  });

  it('tells what to do with a key that is refused, and never the key, also when the vendor echoes it', async () => {
    const { error, ...rest } = await run({ model: 'echo-key' });
    expect(error).toMatchObject({ code: 'llm-request-invalid' });
    expect(JSON.stringify([error, rest])).not.toContain(MODEL_KEY);
    const wrong = await models.api.send<{ id: string }>('POST', '/keys', {
      provider: 'groq',
      name: 'wrong',
      key: 'wrong-key-of-somebody',
    });
    const refused = await run({ keyId: wrong.body.id });
    expect(refused.error?.message).toMatch(/Groq refused the key.*Test it under Keys/);
  });

  it('answers the same question again from the cache, for nothing', async () => {
    const first = await run({ cacheSeconds: 60, temperature: 0 });
    const again = await run({ cacheSeconds: 60, temperature: 0 });
    expect(models.standIn.log.read().count).toBe(1);
    expect(again.output).toMatchObject({ text: 'You said: Hello', usage: { input: 0, output: 0 }, cost: 0 });
    expect(first.output).toMatchObject({ cost: expect.any(Number) as number });
    await run({ cacheSeconds: 60, temperature: 1 });
    await run({});
    expect(models.standIn.log.read().count).toBe(3);
  });

  it('waits for as long as it was told, holding nobody up', async () => {
    models.standIn.script([{ kind: 'refuse', status: 429, retryAfter: '2' }]);
    const workflowId = await models.api.createWorkflow(askingWorkflow(groq({ model: 'patient' })));
    const beganAt = Date.now();
    const execution = await models.api.run(workflowId, { text: 'Hello' });
    expect(execution.status).toBe('completed');
    expect(Date.now() - beganAt).toBeGreaterThanOrEqual(1990);
    expect(execution.steps.find(({ nodeId }) => nodeId === 'ask')).toMatchObject({ attempt: 1, error: null });
    expect(models.standIn.log.read().count).toBe(2);
  });

  it('is refused at save with tools that can not be, and asks nobody', async () => {
    const tools = [{ name: 'x', type: 'llm', description: 'No.', config: {} }];
    const answer = await models.api.send<{ errors: { code: string; path: string }[] }>(
      'POST',
      '/workflows',
      askingWorkflow(groq({ tools })),
    );
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toMatchObject([
      { code: 'config-invalid', path: '/nodes/1/config/tools/0/type' },
    ]);
  });
});
