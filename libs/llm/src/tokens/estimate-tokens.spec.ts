import type { LlmRequest } from '@rex/node-sdk';
import { estimateTokens } from './estimate-tokens';

const asking = (content: string, more: Partial<LlmRequest> = {}) =>
  estimateTokens({ messages: [{ role: 'user', content }], ...more });

describe('estimateTokens', () => {
  it('takes four letters of English for a token', () => {
    expect(asking('word '.repeat(800))).toBe(1000);
  });

  it.each([
    ['digits, of which some models take each for itself', '7'.repeat(300), 300],
    ['Cyrillic', 'слово '.repeat(100), 300],
    ['Chinese', '模型'.repeat(100), 200],
    ['pictures of letters', '🌱'.repeat(100), 130],
  ])('is not below what is likely for %s', (_what, text, least) => {
    expect(asking(text)).toBeGreaterThanOrEqual(least);
    expect(asking(text)).toBeLessThan(least * 1.5);
  });

  it('counts the schema of the answer and of tools', () => {
    const schema = { type: 'object', properties: { a: { description: 'x'.repeat(4000) } } };
    expect(asking('Hello', { responseFormat: { type: 'schema', schema } })).toBeGreaterThan(1000);
    const tools = [{ name: 'look_up', description: '', parameters: schema }];
    expect(asking('Hello', { tools })).toBeGreaterThan(1000);
  });
});
