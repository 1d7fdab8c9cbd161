import { isRetryable, LlmError } from '@rex/node-sdk';
import { type LlmStandIn, startLlmStandIn } from '@rex/testing/stack';
import { openLlmClient } from '../open-llm-client';

const secrets = { read: () => Promise.resolve({ provider: 'groq', name: 'k', value: 'a-right-key' }) };

describe('many calls with one key', () => {
  let standIn: LlmStandIn;
  beforeAll(async () => {
    standIn = await startLlmStandIn();
  });
  afterAll(() => standIn.stop());

  it('all complete although every third is refused for three seconds, and none goes out earlier than allowed', async () => {
    const { client, close } = openLlmClient({ allowPrivate: [], groqBaseUrl: standIn.url });
    standIn.decide((count) =>
      count % 3 === 0 ? { kind: 'refuse', status: 429, retryAfter: '3' } : undefined,
    );
    const ask = async (): Promise<void> => {
      try {
        await client.generate({
          routes: [{ provider: 'groq', keyId: 'k', model: 'm' }],
          request: { messages: [{ role: 'user', content: 'Hello' }] },
          secrets,
        });
      } catch (error) {
        // What the engine does: it parks the step and tries again.
        if (!(error instanceof LlmError) || !isRetryable(error)) throw error;
        await ask();
      }
    };
    await Promise.all(Array.from({ length: 20 }, ask));
    const { calls } = standIn.log.read();
    expect(calls.filter(({ status }) => status === 200)).toHaveLength(20);
    // Calls that were on their way together with a refused one may arrive for a while, on a busy machine; then it is still.
    const refusals = calls.filter(({ status }) => status === 429).map(({ at }) => Date.parse(at));
    expect(refusals.length).toBeGreaterThan(2);
    for (const at of refusals) {
      const early = calls.filter(
        (call) => Date.parse(call.at) > at + 2_000 && Date.parse(call.at) < at + 2_900,
      );
      expect(early).toEqual([]);
    }
    close();
  });

  it('reach no address that only the operator may name by a picture of a user', async () => {
    const { client, close } = openLlmClient({ allowPrivate: [], geminiBaseUrl: standIn.url });
    standIn.log.clear();
    const image = { url: `${standIn.url}/stand-in/log` };
    const asking = client.generate({
      routes: [{ provider: 'gemini', keyId: 'k', model: 'm' }],
      request: { messages: [{ role: 'user', content: [{ type: 'image', image }] }] },
      secrets: { read: () => Promise.resolve({ provider: 'gemini', name: 'k', value: 'a-right-key' }) },
    });
    await expect(asking).rejects.toMatchObject({
      code: 'llm-request-invalid',
      message: expect.stringContaining('not on the public internet') as string,
    });
    expect(standIn.log.read().count).toBe(0);
    close();
  });

  it('reach no base URL of a user that is not public', async () => {
    const { client, close } = openLlmClient({ allowPrivate: [], geminiBaseUrl: standIn.url });
    const asking = client.generate({
      routes: [{ provider: 'openai-compatible', model: 'm', baseUrl: `${standIn.url}/v1` }],
      request: { messages: [{ role: 'user', content: 'Hello' }] },
      secrets,
    });
    await expect(asking).rejects.toMatchObject({ code: 'llm-refused-target' });
    expect(standIn.log.read().count).toBe(0);
    close();
  });

  it('go without a key to a server that needs none', async () => {
    const { client, close } = openLlmClient({ allowPrivate: [new URL(standIn.url).host] });
    standIn.decide(undefined);
    const answer = await client.generate({
      routes: [{ provider: 'openai-compatible', model: 'm', baseUrl: `${standIn.url}/v1/` }],
      request: { messages: [{ role: 'user', content: 'Hello' }] },
      secrets,
    });
    expect(answer.text).toBe('You said: Hello');
    close();
  });
});
