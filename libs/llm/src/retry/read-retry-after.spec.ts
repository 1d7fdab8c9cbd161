import { readRetryAfter } from './read-retry-after';

const now = new Date('2026-01-01T00:00:00Z');
const read = (headers: Record<string, string>, retryAfterMs?: number, code = 'llm-rate-limited' as const) =>
  readRetryAfter({
    code,
    reading: retryAfterMs === undefined ? {} : { retryAfterMs },
    headers: new Headers(headers),
    now,
  });

describe('readRetryAfter', () => {
  it('takes the longest of what body and head say', () => {
    expect(read({ 'retry-after': '3' }, 8000)).toBe(8000);
    expect(read({ 'retry-after': '9' }, 8000)).toBe(9000);
    expect(read({ 'retry-after': 'Thu, 01 Jan 2026 00:00:10 GMT' })).toBe(10_000);
    expect(read({ 'retry-after-ms': '1500' })).toBe(1500);
  });

  it('goes by the limit that is spent when nothing else is said', () => {
    const head = { 'x-ratelimit-remaining-requests': '0', 'x-ratelimit-reset-requests': '2m' };
    const tokens = { 'x-ratelimit-remaining-tokens': '50', 'x-ratelimit-reset-tokens': '7.5s' };
    expect(read({ ...head, ...tokens })).toBe(120_000);
    expect(read(tokens)).toBe(7500);
    expect(read({ ...head, 'retry-after': '4' })).toBe(4000);
  });

  it('hears nothing in nonsense, nor in other errors', () => {
    expect(
      read({ 'retry-after': 'soon', 'retry-after-ms': '-1', 'x-ratelimit-remaining-tokens': 'x' }),
    ).toBeUndefined();
    expect(
      readRetryAfter({
        code: 'llm-request-invalid',
        reading: { retryAfterMs: 1 },
        headers: new Headers({ 'retry-after': '3' }),
        now,
      }),
    ).toBeUndefined();
  });
});
