import { isRetryable } from '@rex/node-sdk';
import type { Behaviour } from '../../llm-stand-in/behaviour';
import { KEY, type LlmBench, NEVER_MS, ONCE, openBench, secretsOf } from './harness';

type Refusal = Omit<Extract<Behaviour, { kind: 'refuse' }>, 'kind'>;

/** What it means when there is no answer. */
export function describeRefusals(bench: () => LlmBench): void {
  describe('refusals', () => {
    it.each<[Refusal, string, 'retryable' | 'final']>([
      [{ status: 400 }, 'llm-request-invalid', 'final'],
      [{ status: 401 }, 'llm-key-refused', 'final'],
      [{ status: 401, reason: 'key' }, 'llm-key-refused', 'final'],
      [{ status: 403 }, 'llm-key-refused', 'final'],
      [{ status: 404 }, 'llm-model-unknown', 'final'],
      [{ status: 413 }, 'llm-context-exceeded', 'final'],
      [{ status: 400, reason: 'context' }, 'llm-context-exceeded', 'final'],
      [{ status: 422 }, 'llm-request-invalid', 'final'],
      [{ status: 429 }, 'llm-rate-limited', 'retryable'],
      [{ status: 500 }, 'llm-unavailable', 'retryable'],
      [{ status: 503 }, 'llm-unavailable', 'retryable'],
    ])('%j is %s, %s', async (refusal, code, kind) => {
      bench().standIn.script([{ kind: 'refuse', ...refusal }]);
      const error = await bench().fail({}, ONCE);
      expect([error.code, isRetryable(error) ? 'retryable' : 'final']).toEqual([code, kind]);
      expect(error.details.attempts).toHaveLength(1);
      expect(error.message).toMatch(/\.$/);
    });

    it('of a stored key that is wrong say where to look', async () => {
      const secrets = secretsOf(bench().harness.provider, 'wrong-key-1');
      const error = await bench().fail({}, { secrets });
      expect(error).toMatchObject({ code: 'llm-key-refused' });
      expect(error.message).toContain('Test it under Keys');
      expect(error.message).not.toContain('wrong-key-1');
    });

    it('that echo the key are cleaned of it', async () => {
      bench().standIn.script([{ kind: 'refuse', status: 400, echoKey: true }]);
      const error = await bench().fail({}, ONCE);
      expect(error.message).toContain('The key [key] may not do this.');
      expect(JSON.stringify([error.message, error.details, error.stack])).not.toContain(KEY);
      expect(error.cause).toBeUndefined();
    });

    it('by the filter are called blocked, and are paid for', async () => {
      const error = await bench().fail({}, { model: 'blocked' });
      expect(error).toMatchObject({ code: 'llm-blocked' });
      expect(error.details.usage?.input).toBe(bench().standIn.log.read().inputTokens);
      expect(bench().standIn.log.read().count).toBe(1);
    });

    it('of an answer that is no JSON are told apart from refusals', async () => {
      expect(await bench().fail({}, { ...ONCE, model: 'malformed' })).toMatchObject({
        code: 'llm-response-invalid',
      });
    });

    it('by a connection that is cut name the connection', async () => {
      expect(await bench().fail({}, { ...ONCE, model: 'cut' })).toMatchObject({ code: 'llm-connection' });
    });

    it('by time end at timeoutMs, also before the first byte', async () => {
      bench().standIn.script([{ kind: 'answer', delayMs: NEVER_MS }]);
      const error = await bench().fail({ timeoutMs: 300 }, ONCE);
      expect(error).toMatchObject({ code: 'llm-timeout' });
    });

    it('by the caller end at once', async () => {
      bench().standIn.script([{ kind: 'answer', delayMs: NEVER_MS }]);
      const signal = AbortSignal.timeout(200);
      expect(await bench().fail({ signal })).toMatchObject({ code: 'llm-cancelled' });
      expect(await bench().fail({ signal: AbortSignal.abort() })).toMatchObject({ code: 'llm-cancelled' });
    });

    it('by a server that is not there name the connection', async () => {
      const gone = { ...bench().standIn, url: 'http://127.0.0.1:9' };
      const { fail, close } = openBench(bench().harness, gone);
      expect((await fail({}, ONCE)).code).toMatch(/llm-(connection|refused-target)/);
      close();
    });

    it.each([
      [{ messages: [] }, 'no message'],
      [{ temperature: 3 }, 'temperature'],
      [{ topP: 0 }, 'topP'],
      [{ maxTokens: 0.5 }, 'maxTokens'],
      [{ stop: ['a', 'b', 'c', 'd', 'e'] }, 'stop'],
      [{ tools: [{ name: 'a b', description: '', parameters: {} }] }, 'no name for a tool'],
    ])('of a request that can not be right are ours: %j', async (request, word) => {
      const error = await bench().fail(request);
      expect(error).toMatchObject({ code: 'llm-request-invalid' });
      expect(error.message).toContain(word);
      expect(bench().standIn.log.read().count).toBe(0);
    });

    it('of a key that is for somebody else, or not there, send nothing', async () => {
      expect(await bench().fail({}, { secrets: secretsOf('http') })).toMatchObject({
        code: 'llm-key-refused',
      });
      const none = { read: () => Promise.resolve(undefined) };
      expect(await bench().fail({}, { secrets: none })).toMatchObject({ code: 'llm-key-refused' });
      const broken = secretsOf(bench().harness.provider, 'a\u0000b\r\nx: y');
      expect(await bench().fail({}, { secrets: broken })).toMatchObject({ code: 'llm-key-refused' });
      expect(bench().standIn.log.read().count).toBe(0);
    });
  });
}
