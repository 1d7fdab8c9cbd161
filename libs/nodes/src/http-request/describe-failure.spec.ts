import type { HttpClientErrorCode } from '@rex/node-sdk';
import type { JsonObject } from '@rex/workflow';
import { runFailing } from './spec-support/run-request';

describe('what http-request makes of failures', () => {
  it.each<[HttpClientErrorCode, string, boolean]>([
    ['timeout', 'http-timeout', true],
    ['connect-timeout', 'http-timeout', true],
    ['dns-failed', 'http-connection', true],
    ['connection-lost', 'http-connection', true],
    ['tls-failed', 'http-tls', false],
    ['address-refused', 'http-refused-target', false],
    ['port-refused', 'http-refused-target', false],
    ['header-invalid', 'http-request-invalid', false],
    ['response-malformed', 'http-response-invalid', false],
    ['response-too-large', 'http-response-too-large', false],
    ['redirect-limit', 'http-redirect-limit', false],
  ])('%s becomes %s, retried: %s', async (reason, code, retryable) => {
    expect(await runFailing({}, reason, true)).toEqual({
      kind: 'failed',
      error: {
        code,
        message: expect.stringContaining('https://api.example failed: Something is wrong.'),
        retryable,
        details: { reason },
      },
    });
  });

  it.each<[JsonObject, HttpClientErrorCode, boolean, boolean]>([
    [{ method: 'POST' }, 'timeout', true, false],
    [{ method: 'PATCH' }, 'connection-lost', true, false],
    [{ method: 'POST' }, 'timeout', false, true],
    [{ method: 'POST' }, 'connect-failed', false, true],
    [{ method: 'POST', idempotent: true }, 'timeout', true, true],
    [{ method: 'PUT' }, 'connection-lost', true, true],
  ])('%j after %s (sent: %s) is retried: %s', async (config, reason, isSent, retryable) => {
    const outcome = await runFailing(config, reason, isSent);
    expect(outcome).toMatchObject({ error: { retryable } });
    expect(JSON.stringify(outcome).includes('outcome is unknown')).toBe(!retryable);
  });

  it('leaves to the engine what ends because the step was stopped', async () => {
    await expect(runFailing({}, 'aborted', true)).rejects.toMatchObject({ code: 'aborted' });
  });
});
