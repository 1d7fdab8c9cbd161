import { type LlmBench, listen, ONCE } from './harness';

const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** What comes back when all goes well, and what of the request is sent. */
export function describeAnswers(bench: () => LlmBench): void {
  describe('answers', () => {
    it('with text, usage, model and the name of the call', async () => {
      const answer = await bench().ask();
      expect(answer).toMatchObject({
        text: 'You said: Hello',
        toolCalls: [],
        finishReason: 'stop',
        provider: bench().harness.provider,
        model: 'stand-in',
        cost: null,
        attempts: [{ purpose: 'first', outcome: 'answered' }],
      });
      const { inputTokens, outputTokens } = bench().standIn.log.read();
      expect(answer.usage).toEqual({ input: inputTokens, output: outputTokens, cached: 0, reasoning: 0 });
      expect(answer.requestId).toMatch(/^(response-1|req_1|chatcmpl-1)$/);
      expect(answer.latencyMs).toBeGreaterThanOrEqual(0);
      expect(answer).not.toHaveProperty('json');
    });

    it('sends the system text and every setting by the name of the vendor', async () => {
      const settings = { temperature: 0, topP: 0.5, maxTokens: 50, stop: ['END'], seed: 7 };
      await bench().ask({ system: 'Be brief.', ...settings });
      const text = JSON.stringify(bench().bodies()[0]);
      for (const part of ['Be brief.', '"END"', ':0.5', ':50', ':7']) expect(text).toContain(part);
      expect(text).toMatch(/"temperature":0[,}]/);
    });

    it('sends nothing that the request leaves open', async () => {
      await bench().ask({ stop: [], tools: [] });
      const text = JSON.stringify(bench().bodies()[0]);
      expect(text).not.toMatch(/temperature|top_?p|max|stop|seed|tools|format|mime|system/i);
    });

    it('keeps the turns of a conversation in order', async () => {
      await bench().ask({
        messages: [
          { role: 'user', content: 'one' },
          { role: 'assistant', content: 'two' },
          { role: 'user', content: 'grün 🌱' },
        ],
      });
      const text = JSON.stringify(bench().bodies()[0]);
      expect([text.indexOf('one') > 0, text.indexOf('two') > text.indexOf('one')]).toEqual([true, true]);
      expect(text).toContain('grün 🌱');
    });

    it('sends a picture in base64', async () => {
      const image = { mediaType: 'image/png', base64: PIXEL };
      const content = [
        { type: 'text' as const, text: 'What is it?' },
        { type: 'image' as const, image },
      ];
      expect((await bench().ask({ messages: [{ role: 'user', content }] })).text).toBe(
        'You said: What is it?',
      );
      expect(JSON.stringify(bench().bodies()[0])).toContain(PIXEL);
    });

    it.each([
      ['short', 'length'],
      ['filtered', 'content-filter'],
    ])('tells of a %s answer why it ended', async (model, finishReason) => {
      expect(await bench().ask({}, { model })).toMatchObject({ finishReason });
    });

    it('goes out once, with the key, for one answer', async () => {
      await bench().ask();
      expect(bench().standIn.log.read().count).toBe(1);
    });

    it('lists the models with their context', async () => {
      const { harness, client, route } = bench();
      const secrets = {
        read: () => Promise.resolve({ provider: harness.provider, name: 'k', value: 'right' }),
      };
      const models = await client.listModels(route(), secrets);
      expect(models).toContainEqual(expect.objectContaining({ id: 'stand-in', label: 'stand-in' }));
      expect(models[0]?.contextTokens).toBeGreaterThan(100_000);
      const wrong = {
        read: () => Promise.resolve({ provider: harness.provider, name: 'k', value: 'wrong' }),
      };
      await expect(client.listModels(route(), wrong)).rejects.toMatchObject({ code: 'llm-key-refused' });
    });
  });

  describe('tools', () => {
    const tools = [
      {
        name: 'look_up',
        description: 'Looks a city up.',
        parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
      },
    ];

    it('are called with arguments', async () => {
      const answer = await bench().ask({ tools });
      expect(answer).toMatchObject({
        finishReason: 'tool-calls',
        toolCalls: [{ name: 'look_up', arguments: { city: 'sample' } }],
      });
      expect(answer.toolCalls[0]?.id).not.toBe('');
    });

    it('are called in a stream as well', async () => {
      const heard = listen();
      const answer = await bench().ask({ tools }, heard);
      expect(answer.toolCalls).toMatchObject([{ name: 'look_up', arguments: { city: 'sample' } }]);
      expect(heard.parts).toEqual([]);
    });

    it('give their results back in the next turn', async () => {
      const { toolCalls } = await bench().ask({ tools });
      const [call] = toolCalls;
      const answer = await bench().ask({
        tools,
        messages: [
          { role: 'user', content: 'Where is it?' },
          { role: 'assistant', content: '', toolCalls },
          { role: 'tool', toolCallId: call?.id ?? '', toolName: 'look_up', result: { is: 'in Norway' } },
        ],
      });
      expect(answer).toMatchObject({ finishReason: 'stop', text: 'You said: Where is it?' });
      const sent = JSON.stringify(bench().bodies()[1]);
      expect(sent).toContain('in Norway');
      if (call?.signature) expect(sent).toContain(call.signature);
    });

    it('may take no arguments at all', async () => {
      const bare = [
        { name: 'now', description: 'The time.', parameters: { type: 'object', properties: {} } },
      ];
      const answer = await bench().ask({ tools: bare });
      expect(answer.toolCalls).toMatchObject([{ name: 'now', arguments: {} }]);
    });

    it.each(['same', 'none'] as const)('called several times have ids of their own (%s)', async (ids) => {
      for (const more of [{}, listen()]) {
        bench().standIn.script([{ kind: 'tool-call', times: 3, ids }]);
        const { toolCalls } = await bench().ask({ tools }, { ...ONCE, ...more });
        expect(toolCalls.map(({ arguments: given }) => given)).toEqual(Array(3).fill({ city: 'sample' }));
        expect(new Set(toolCalls.map(({ id }) => id)).size).toBe(3);
      }
    });

    it('called more often than anybody wants are a wrong answer', async () => {
      for (const more of [{}, listen()]) {
        bench().standIn.script([{ kind: 'tool-call', times: 129 }]);
        expect(await bench().fail({ tools }, { ...ONCE, ...more })).toMatchObject({
          code: 'llm-response-invalid',
        });
      }
    });

    it.each([
      { how: 'whole', more: {} },
      { how: 'streamed', more: listen() },
    ])('called with what can not be used are paid for and say what is wrong: $how', async ({ more }) => {
      for (const given of ['[1, {"a"', JSON.parse('{"city": {"__proto__": 1}}') as unknown]) {
        bench().standIn.log.clear();
        bench().standIn.script([{ kind: 'tool-call', arguments: given }]);
        const answer = await bench().ask({ tools }, { ...ONCE, ...more });
        expect(answer).toMatchObject({ finishReason: 'tool-calls', toolCalls: [{ name: 'look_up' }] });
        expect(answer.toolCalls[0]?.arguments).toEqual({});
        expect(answer.toolCalls[0]?.problem).toMatch(/\w/);
        const { inputTokens, outputTokens } = bench().standIn.log.read();
        expect(answer.usage).toMatchObject({ input: inputTokens, output: outputTokens });
      }
    });
  });
}
