import type { JsonObject } from '@rex/workflow';
import { explainChatRefusal } from './explain-chat-refusal';

const explain = (error: JsonObject, status = 429) => explainChatRefusal({ status, body: { error } });

describe('explainChatRefusal', () => {
  it.each<[string, number | undefined]>([
    ['Rate limit reached for gpt-4o on tokens per min (TPM). Please try again in 7m12s. Visit us.', 432_000],
    ['Please try again in 1.5s.', 1500],
    ['Please try again in 350ms', 350],
    ['Please retry in 34.07s.', 34_070],
    ['Please try again in 1h2m3s, or pay', 3_723_000],
    ['Please try again in 20', undefined],
    ['Please try again in 20 minutes', undefined],
    ['Please try again in a minute', undefined],
    ['Try again later', undefined],
  ])('hears the wait in %j', (message, retryAfterMs) => {
    expect(explain({ message }).retryAfterMs).toBe(retryAfterMs);
  });

  it('tells a prompt that a filter stopped from a key that may not do this', () => {
    const flagged = { message: 'Input was flagged for moderation', metadata: { reasons: ['violence'] } };
    expect(explain(flagged, 403).code).toBe('llm-blocked');
    expect(explain({ message: 'No', metadata: { reasons: ['violence'] } }, 403).code).toBe('llm-blocked');
    expect(explain({ message: 'Your input was flagged' }, 403).code).toBe('llm-blocked');
    expect(explain({ message: 'Your account was flagged' }, 403).code).toBeUndefined();
    expect(explain({ message: 'Not yours' }, 403).code).toBeUndefined();
  });
});
