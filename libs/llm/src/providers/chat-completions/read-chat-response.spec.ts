import type { JsonObject } from '@rex/workflow';
import {
  aCompletion,
  aPiece,
  askServer,
  DONE,
  eventsResponse,
  jsonResponse,
} from '../../spec-support/a-server';

const page = (type: string) => () =>
  new Response('<html>Log in</html>', { headers: { 'content-type': type } });
const HELLO = [aPiece({ content: 'Hel' }), aPiece({ content: 'lo' }), aPiece({}, 'stop'), DONE];

describe.each(['openai-compatible', 'groq'] as const)('an answer of %s', (provider) => {
  const ask = (respond: () => Response, stream = true) => askServer(respond, { provider, stream });

  it('that is whole although a stream was asked for is told in one piece', async () => {
    const { answer, told, bodies } = await ask(() => jsonResponse(aCompletion({ content: 'Hello' })));
    expect(answer).toMatchObject({ text: 'Hello', finishReason: 'stop', usage: { input: 5, output: 7 } });
    expect(told).toBe('Hello');
    expect(bodies).toMatchObject([{ stream: true }]);
  });

  it.each(['text/plain', 'text/event-stream', ''])(
    'is read by how it begins, not by its type "%s"',
    async (type) => {
      const headers = { 'content-type': type };
      const whole = JSON.stringify(aCompletion({ content: 'Hello' }));
      for (const [body, stream] of [
        [`\n ${whole}`, true],
        [whole, false],
        [HELLO.join(''), true],
      ] as const) {
        expect((await ask(() => new Response(body, { headers }), stream)).answer?.text).toBe('Hello');
      }
    },
  );

  it.each(['text/html', 'text/event-stream'])('that is a page says where to look (%s)', async (type) => {
    for (const stream of [true, false]) {
      const { error } = await ask(page(type), stream);
      expect(error?.code).toBe('llm-response-invalid');
      expect(error?.message).toContain('Look whether the address is right');
    }
  });

  it('ends where it says so, also when the connection stays open', async () => {
    const { answer } = await ask(() => eventsResponse(HELLO, 'open'));
    expect(answer?.text).toBe('Hello');
  });

  it.each(['event: ping\n\n', 'data:\n\n', 'data\n\n', ': waiting\n\n', 'id: 1\nretry: 10\n\n'])(
    'has its text whatever else comes with it: %j',
    async (event) => {
      const { answer, told } = await ask(() =>
        eventsResponse([event, ...HELLO.flatMap((each) => [each, event])]),
      );
      expect([answer?.text, told]).toEqual(['Hello', 'Hello']);
    },
  );

  it('that ends before it is whole broke off', async () => {
    for (const events of [[], HELLO.slice(0, 2)])
      expect((await ask(() => eventsResponse(events))).error?.code).toBe('llm-connection');
  });

  it('may have its text in parts, of which thoughts are none', async () => {
    const content: JsonObject[] = [
      { type: 'thinking', thinking: [{ type: 'text', text: 'Hm.' }] },
      { type: 'text', text: 'The ' },
      { type: 'output_text', text: 'answer' },
    ];
    const whole = await ask(() => jsonResponse(aCompletion({ content })), false);
    expect(whole.answer?.text).toBe('The answer');
    const events = [...content.map((part) => aPiece({ content: [part] })), aPiece({}, 'stop'), DONE];
    const streamed = await ask(() => eventsResponse(events));
    expect([streamed.answer?.text, streamed.told]).toEqual(['The answer', 'The answer']);
  });
});

describe('tokens of an answer', () => {
  const usageOf = async (usage: object, stream = false) => {
    const text = 'word '.repeat(400);
    const { answer } = await askServer(
      () =>
        stream
          ? eventsResponse([aPiece({ content: text }), aPiece({}, 'stop', { usage: { ...usage } }), DONE])
          : jsonResponse(aCompletion({ content: text }, { usage: { ...usage } })),
      { stream },
    );
    return answer?.usage;
  };

  it.each([true, false])('are read in either words (stream: %s)', async (stream) => {
    expect(await usageOf({ prompt_tokens: 9, completion_tokens: 5 }, stream)).toMatchObject({
      input: 9,
      output: 5,
    });
    const details = {
      input_tokens_details: { cached_tokens: 4 },
      output_tokens_details: { reasoning_tokens: 3 },
    };
    expect(await usageOf({ input_tokens: 9, output_tokens: 5, ...details }, stream)).toEqual({
      ...{ input: 9, output: 5, cached: 4, reasoning: 3 },
    });
  });

  it.each([
    {},
    { total_tokens: 'many' },
    { prompt_tokens: 0, completion_tokens: 0 },
    { prompt_tokens: null },
  ])('are estimated where they are not counted: %j', async (usage) => {
    const counted = await usageOf(usage);
    expect(counted?.input).toBeGreaterThan(0);
    expect(counted?.output).toBeGreaterThan(400);
  });

  it('are estimated on the side that is not counted', async () => {
    const counted = await usageOf({ prompt_tokens: 900 });
    expect(counted?.input).toBe(900);
    expect(counted?.output).toBeGreaterThan(400);
  });
});
