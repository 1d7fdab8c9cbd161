import type { LlmCaller, NodeOutcome, ToolCall, ToolRunner } from '@rex/node-sdk';
import { cannedLlm, runNode } from '@rex/testing';
import type { ExampleReply, JsonObject } from '@rex/workflow';
import { llm } from './llm';

const CONFIG = { provider: 'groq', keyId: 'k', model: 'm', prompt: 'What of {{ input.city }}?' };
const TOOL = {
  name: 'look_up',
  type: 'http-request',
  description: 'Looks up.',
  config: { url: 'https://x.example/{{ input.city }}' },
};
const INPUT = { city: 'Rome' };
const calling = (...cities: string[]): ExampleReply => ({
  text: '',
  toolCalls: cities.map((city) => ({ name: 'look_up', arguments: { city } })),
});

/** Tools that give what they were given, and remember it. */
function someTools(fails = false) {
  const calls: ToolCall[] = [];
  const tools: ToolRunner = {
    describe: ({ name, description }) => ({ name, description, parameters: { type: 'object' } }),
    run: async (call) => {
      calls.push(call);
      return fails
        ? { kind: 'failed', error: { code: 'http-status', message: 'It said 500.' } }
        : { kind: 'completed', output: { seen: call.arguments } };
    },
  };
  return { tools, calls };
}

const outputOf = (outcome: NodeOutcome) =>
  outcome.kind === 'completed' ? (outcome.output as JsonObject) : outcome;

describe('the LLM node', () => {
  it('asks with what its config says, and leaves out what it does not', async () => {
    const model = cannedLlm([{ text: 'Sunny.' }]);
    const config = {
      ...{ ...CONFIG, system: 'Be brief.', temperature: 0, maxTokens: 9, stop: ['END'], seed: 1 },
      messages: [{ role: 'assistant', content: 'Ask me.' }],
      images: [
        'https://x.example/a.png',
        'data:image/png;base64,AAAA',
        { mediaType: 'image/gif', base64: 'BBBB' },
      ],
      fallbacks: [
        {
          provider: 'openai-compatible',
          baseUrl: 'https://own.example/v1',
          model: 'small',
          afterBudget: true,
        },
      ],
      requestsPerMinute: 30,
      cacheSeconds: 60,
    };
    await runNode(llm, config, INPUT, { llm: model });
    expect(model.questions).toMatchObject([
      {
        name: '0',
        cacheSeconds: 60,
        routes: [
          { provider: 'groq', keyId: 'k', model: 'm', limits: { requestsPerMinute: 30 } },
          {
            provider: 'openai-compatible',
            baseUrl: 'https://own.example/v1',
            model: 'small',
            afterBudget: true,
          },
        ],
        request: {
          system: 'Be brief.',
          temperature: 0,
          maxTokens: 9,
          stop: ['END'],
          seed: 1,
          responseFormat: { type: 'text' },
          timeoutMs: 120_000,
          messages: [
            { role: 'assistant', content: 'Ask me.' },
            {
              role: 'user',
              content: [
                { type: 'text', text: 'What of Rome?' },
                { type: 'image', image: { url: 'https://x.example/a.png' } },
                { type: 'image', image: { mediaType: 'image/png', base64: 'AAAA' } },
                { type: 'image', image: { mediaType: 'image/gif', base64: 'BBBB' } },
              ],
            },
          ],
        },
      },
    ]);
    expect(model.questions[0]?.request).not.toHaveProperty('topP');
    expect(model.questions[0]?.request).not.toHaveProperty('tools');
  });

  it('calls tools, tells the model what they gave, and adds up what all of it took', async () => {
    const model = cannedLlm([calling('Rome', 'Bonn'), calling('Oslo'), { text: 'Sunny.' }]);
    const { tools, calls } = someTools();
    const { outcome } = await runNode(llm, { ...CONFIG, tools: [TOOL] }, INPUT, { llm: model, tools });
    expect(calls.map(({ name, arguments: given }) => [name, given])).toEqual([
      ['tool.0.0', { city: 'Rome' }],
      ['tool.0.1', { city: 'Bonn' }],
      ['tool.1.0', { city: 'Oslo' }],
    ]);
    // Templates of a tool are for each call, not for the node.
    expect(calls[0]?.tool.config).toEqual(TOOL.config);
    expect(model.questions.map(({ name }) => name)).toEqual(['0', '1', '2']);
    expect(model.questions[1]?.request.messages).toEqual([
      { role: 'user', content: 'What of Rome?' },
      {
        role: 'assistant',
        content: '',
        toolCalls: [
          { id: 'call-0', name: 'look_up', arguments: { city: 'Rome' } },
          { id: 'call-1', name: 'look_up', arguments: { city: 'Bonn' } },
        ],
      },
      { role: 'tool', toolCallId: 'call-0', toolName: 'look_up', result: { seen: { city: 'Rome' } } },
      { role: 'tool', toolCallId: 'call-1', toolName: 'look_up', result: { seen: { city: 'Bonn' } } },
    ]);
    expect(outputOf(outcome)).toMatchObject({
      text: 'Sunny.',
      usage: { input: 60, output: 30 },
      cost: 0.0003,
      rounds: 3,
      toolCalls: [{ name: 'look_up', arguments: { city: 'Rome' }, ok: true }, { ok: true }, { ok: true }],
    });
  });

  it('tells the model of a tool that fails, and of one that is not there', async () => {
    const model = cannedLlm([
      {
        text: '',
        toolCalls: [
          { name: 'look_up', arguments: {} },
          { name: 'gone', arguments: {} },
        ],
      },
      { text: 'No.' },
    ]);
    const { tools } = someTools(true);
    const { outcome } = await runNode(llm, { ...CONFIG, tools: [TOOL] }, INPUT, { llm: model, tools });
    expect(model.questions[1]?.request.messages.slice(-2)).toMatchObject([
      { result: { error: { code: 'http-status' } } },
      {
        result: { error: { code: 'tool-unknown', message: 'There is no tool "gone". There are: look_up.' } },
      },
    ]);
    expect(outputOf(outcome)).toMatchObject({ text: 'No.', toolCalls: [{ ok: false }, { ok: false }] });
  });

  it('tells the model of arguments that can not be used, and runs no tool', async () => {
    const problem = 'The arguments must be one JSON object.';
    const call = { name: 'look_up', arguments: {}, problem };
    const model = cannedLlm([{ text: '', toolCalls: [call] }, { text: 'No.' }]);
    const { tools, calls } = someTools();
    const { outcome } = await runNode(llm, { ...CONFIG, tools: [TOOL] }, INPUT, { llm: model, tools });
    expect(calls).toEqual([]);
    expect(model.questions[1]?.request.messages.at(-1)).toMatchObject({
      result: { error: { code: 'tool-arguments-invalid', message: problem } },
    });
    expect(outputOf(outcome)).toMatchObject({ text: 'No.', toolCalls: [{ ok: false }] });
  });

  it('fails by name when the model does not stop calling tools', async () => {
    const model = cannedLlm([calling('a'), calling('b'), calling('c')]);
    const { tools, calls } = someTools();
    const config = { ...CONFIG, tools: [TOOL], maxRounds: 2 };
    const { outcome } = await runNode(llm, config, INPUT, { llm: model, tools });
    expect(outcome).toMatchObject({ kind: 'failed', error: { code: 'llm-rounds-spent', retryable: false } });
    expect(calls).toHaveLength(2);
  });

  it('shows the text as it comes, and not when it is told not to', async () => {
    const model: LlmCaller = {
      ask: async (question) => {
        question.onPart?.({ type: 'text', text: 'Sun' });
        return cannedLlm([{ text: 'Sunny.' }]).ask(question);
      },
    };
    expect((await runNode(llm, CONFIG, INPUT, { llm: model })).streamed).toEqual([
      { type: 'text', text: 'Sun' },
    ]);
    expect((await runNode(llm, { ...CONFIG, stream: false }, INPUT, { llm: model })).streamed).toEqual([]);
  });

  it('warns when another answered than was asked', async () => {
    const model: LlmCaller = {
      ask: async (question) => ({
        ...(await cannedLlm([{ text: 'Sunny.' }]).ask(question)),
        provider: 'gemini',
        model: 'g',
        attempts: [
          {
            provider: 'groq',
            model: 'm',
            purpose: 'first',
            outcome: 'llm-unavailable',
            reason: 'It is down.',
            waitedMs: 0,
            latencyMs: 1,
          },
          {
            ...{
              provider: 'gemini',
              model: 'g',
              purpose: 'first',
              outcome: 'answered',
              waitedMs: 0,
              latencyMs: 1,
            },
            fallbackFrom: { provider: 'groq', model: 'm', code: 'llm-unavailable' },
          },
        ],
      }),
    };
    expect((await runNode(llm, CONFIG, INPUT, { llm: model })).warnings).toEqual([
      { code: 'llm-fallback', message: 'gemini/g answered in place of groq/m: It is down.' },
    ]);
  });

  it.each([
    ['images[0] is no picture', { images: 'ftp://x.example/a.png' }],
    ['images[1] is no picture', { images: ['https://x.example/a.png', 7] }],
  ])('says that %s', async (text, config) => {
    const { outcome } = await runNode(llm, { ...CONFIG, ...config }, INPUT, { llm: cannedLlm([]) });
    expect(outcome).toMatchObject({ kind: 'failed', error: { code: 'llm-request-invalid' } });
    expect(JSON.stringify(outcome)).toContain(text);
  });
});
