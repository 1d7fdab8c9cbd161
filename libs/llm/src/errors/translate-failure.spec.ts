import type { LlmProvider } from '../spec/provider';
import { geminiProvider } from '../providers/gemini/gemini-provider';
import { groqProvider } from '../providers/groq/groq-provider';
import { translateFailure } from './translate-failure';

const failed = (provider: LlmProvider, refusalText: string) =>
  translateFailure({
    error: new Error('400'),
    seen: { status: 400, refusalText },
    provider,
    model: 'm',
    key: 'sk-12345678',
    stoppedBy: undefined,
    now: new Date(0),
  });

describe('translateFailure', () => {
  it.each([
    [groqProvider, 'json'],
    [groqProvider, 'tool'],
    [geminiProvider, 'function calling'],
    [geminiProvider, 'token count'],
    [geminiProvider, 'schema'],
  ])('reads a long message of $label at once: %#', (provider, word) => {
    const beganAt = performance.now();
    const message = word.repeat(500_000);
    expect(failed(provider, JSON.stringify({ error: { message } })).message.length).toBeLessThan(1000);
    expect(performance.now() - beganAt).toBeLessThan(15_000);
  });

  it.each([' ', 'sk-12345678 '])(
    'quotes nothing of a key at the end of a message full of "%s"',
    (filling) => {
      const error = failed(groqProvider, `${filling.repeat(20_000)}sk-12345`);
      expect(error.message).not.toContain('sk-1');
    },
  );
});
