import { checkAnswer } from './check-answer';

const json = { type: 'json' } as const;

describe('checkAnswer', () => {
  it.each([
    '{"a": 1}',
    '```json\n{"a": 1}\n```',
    '  ```JSON  \n\n{"a": 1}```\n',
    '```\n{"a": 1}\n```',
    '```{"a": 1}```',
    '```json {"a": 1}```',
    '```json{"a": 1}\r\n```',
    'Here: ```{"a": 1}```',
    '<think>One?</think>{"a": 1}',
  ])('reads %j', async (text) => {
    expect(await checkAnswer(text, json)).toEqual({ fits: true, json: { a: 1 } });
  });

  it.each(['', '```', '``````', '```json', '```json\n{"a": 1', 'See [1].', '````', '`````'])(
    'takes %j for no JSON',
    async (text) => {
      expect(await checkAnswer(text, json)).toMatchObject({ fits: false });
    },
  );

  it('holds what stands amid words against the schema', async () => {
    const format = { type: 'schema' as const, schema: { type: 'array', items: { type: 'integer' } } };
    expect(await checkAnswer('They are [1, 2].', format)).toEqual({ fits: true, json: [1, 2] });
    expect(await checkAnswer('They are ["1"].', format)).toMatchObject({
      fits: false,
      complaints: [{ path: '/0' }],
    });
  });

  it('reads a long answer at once that only begins like a fence', async () => {
    const beganAt = performance.now();
    expect((await checkAnswer(`\`\`\`${'\n'.repeat(200_000)}x`, json)).fits).toBe(false);
    expect((await checkAnswer(`\`\`\`json${' \n'.repeat(100_000)}x\`\``, json)).fits).toBe(false);
    expect(performance.now() - beganAt).toBeLessThan(15_000);
  });
});
