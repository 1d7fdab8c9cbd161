import { askServer, jsonResponse } from '../spec-support/a-server';

const PAST = 'Thu, 01 Jan 1970 00:00:00 GMT';
const busy = { error: { message: 'busy' } };

describe('a call that is refused with a wait of nothing', () => {
  it.each<[string, number, Record<string, string>]>([
    ['Retry-After: 0', 429, { 'retry-after': '0' }],
    ['Retry-After: 0, not being well', 503, { 'retry-after': '0' }],
    ['a date in the past', 429, { 'retry-after': PAST }],
    [
      'a limit that is free again',
      429,
      { 'x-ratelimit-remaining-requests': '0', 'x-ratelimit-reset-requests': '0s' },
    ],
  ])('is made again after a while: %s', async (_how, status, headers) => {
    const { times, error } = await askServer(() => jsonResponse(busy, status, headers), { maxRetries: 2 });
    expect(times).toEqual([0, 375, 1125]);
    expect(error?.details).toMatchObject({ status, retryAfterMs: 0 });
  });

  it("is made again after a while when Gemini's RetryInfo says so", async () => {
    const details = [{ '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '0s' }];
    const body = { error: { code: 429, message: 'busy', status: 'RESOURCE_EXHAUSTED', details } };
    const { times } = await askServer(() => jsonResponse(body, 429), { provider: 'gemini', maxRetries: 1 });
    expect(times).toEqual([0, 375]);
  });

  it('waits no longer than it is told where that is longer than its own while', async () => {
    const { times } = await askServer(() => jsonResponse(busy, 429, { 'retry-after': '2' }), {
      maxRetries: 1,
    });
    expect(times).toHaveLength(2);
    expect(times[1]).toBe(2000);
  });
});
