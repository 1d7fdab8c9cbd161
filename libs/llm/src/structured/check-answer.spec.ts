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
  ])('reads %j', async (text) => {
    expect(await checkAnswer(text, json)).toEqual({ fits: true, json: { a: 1 } });
  });

  it.each(['', '```', '``````', '```json', '```json\n{"a": 1}', 'Here: ```{"a": 1}```', '````', '`````'])(
    'takes %j for no JSON',
    async (text) => {
      expect(await checkAnswer(text, json)).toMatchObject({ fits: false });
    },
  );

  it('reads a long answer at once that only begins like a fence', async () => {
    const beganAt = performance.now();
    expect((await checkAnswer(`\`\`\`${'\n'.repeat(200_000)}x`, json)).fits).toBe(false);
    expect((await checkAnswer(`\`\`\`json${' \n'.repeat(100_000)}x\`\``, json)).fits).toBe(false);
    expect(performance.now() - beganAt).toBeLessThan(15_000);
  });
});
