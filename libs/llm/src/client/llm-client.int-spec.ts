import { startLlmStandIn, type LlmStandIn } from '@rex/testing/stack';
import { openLlmClient, type OpenLlmClient } from '../open-llm-client';
import type { CallBook, KeptCall } from './call-book';

const secrets = { read: () => Promise.resolve({ provider: 'groq', name: 'k', value: 'a-right-key' }) };

/** A book in memory. */
function aBook() {
  const kept = new Map<string, KeptCall>();
  const book: CallBook = {
    recall: async (name) => kept.get(name),
    reserve: async () => ({ id: null, maxOutputTokens: null }),
    keep: async (name, call) => void kept.set(name, call),
    release: async () => undefined,
  };
  return { book, kept };
}

describe('a question that is asked again', () => {
  let standIn: LlmStandIn;
  let opened: OpenLlmClient;
  beforeAll(async () => {
    standIn = await startLlmStandIn();
    opened = openLlmClient({ allowPrivate: [], groqBaseUrl: standIn.url });
  });
  afterAll(async () => {
    opened.close();
    await standIn.stop();
  });
  beforeEach(() => standIn.log.clear());

  const route = (model: string) => ({ provider: 'groq', keyId: 'k', model });
  const ask = (book: CallBook, models: string[], more: { signal?: AbortSignal } = {}) =>
    opened.client.generate({
      routes: models.map(route),
      request: { messages: [{ role: 'user', content: 'Hello' }], ...more },
      secrets,
      maxRetries: 0,
      book,
    });

  it('goes on with whoever answered, although another could answer now', async () => {
    const { book } = aBook();
    standIn.script([{ kind: 'refuse', status: 503 }]);
    const first = await ask(book, ['a', 'b']);
    expect(first.model).toBe('b');
    const again = await ask(book, ['a', 'b']);
    expect(again.model).toBe('b');
    expect(standIn.log.read().count).toBe(2);
  });

  it('asks all again when nobody has answered', async () => {
    const { book } = aBook();
    standIn.script([
      { kind: 'refuse', status: 503 },
      { kind: 'refuse', status: 404 },
    ]);
    await expect(ask(book, ['a', 'b'])).rejects.toMatchObject({ code: 'llm-unavailable' });
    expect((await ask(book, ['a', 'b'])).model).toBe('a');
  });

  it('that was stopped from outside was not answered', async () => {
    const { book, kept } = aBook();
    standIn.script([{ kind: 'answer', delayMs: 5000 }]);
    await expect(ask(book, ['a'], { signal: AbortSignal.timeout(200) })).rejects.toMatchObject({
      code: 'llm-cancelled',
    });
    expect(kept.size).toBe(0);
    expect((await ask(book, ['a'])).text).toBe('You said: Hello');
  });
});
