import type { JsonObject } from '@rex/workflow';
import { runRequest } from './spec-support/run-request';

describe('what http-request makes of statuses', () => {
  const outcomeOf = async (config: JsonObject, status: number, headers = {}) =>
    (await runRequest(config, [{ status, headers, body: 'no' }])).outcome;

  it.each<[string, number, boolean]>([
    ...[408, 425, 429, 500, 502, 503, 504].map((status): [string, number, boolean] => ['GET', status, true]),
    ...[408, 425, 429, 500, 503].map((status): [string, number, boolean] => ['POST', status, true]),
    ...[502, 504].map((status): [string, number, boolean] => ['POST', status, false]),
    ...[400, 401, 404, 501, 599].map((status): [string, number, boolean] => ['PUT', status, false]),
  ])('%s answered with %i fails, retried: %s', async (method, status, retryable) => {
    expect(await outcomeOf({ method }, status)).toEqual({
      kind: 'failed',
      error: {
        code: 'http-status',
        message: expect.stringContaining(`https://api.example answered ${status}.`),
        retryable,
        details: { status, body: 'no' },
      },
    });
  });

  it('goes on with any status when it is told to', async () => {
    for (const status of [302, 404, 503]) {
      expect(await outcomeOf({ failOnStatus: false }, status)).toEqual({ kind: 'completed', output: 'no' });
    }
  });

  it('fails with the statuses to retry on, whatever else is set, and retries no others', async () => {
    const config = { retryOnStatus: [202, 404], failOnStatus: false };
    expect(await outcomeOf(config, 202)).toMatchObject({ error: { code: 'http-status', retryable: true } });
    expect(await outcomeOf(config, 503)).toMatchObject({ kind: 'completed' });
    expect(await outcomeOf({ retryOnStatus: [] }, 503)).toMatchObject({ error: { retryable: false } });
    expect(await outcomeOf({ method: 'POST', retryOnStatus: [504] }, 504)).toMatchObject({
      error: { retryable: true },
    });
  });

  it('hands on how long the target asks to wait', async () => {
    expect(await outcomeOf({}, 429, { 'retry-after': '7' })).toMatchObject({ error: { retryAfterMs: 7000 } });
    const date = 'Thu, 01 Jan 2026 00:01:00 GMT';
    expect(await outcomeOf({}, 503, { 'retry-after': date })).toMatchObject({
      error: { retryAfterMs: 60_000 },
    });
    expect(await outcomeOf({}, 503, { 'retry-after': 'soon' })).not.toHaveProperty('error.retryAfterMs');
  });
});
