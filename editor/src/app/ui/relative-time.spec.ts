import { relativeTime } from './relative-time';

describe('relativeTime', () => {
  const now = Date.parse('2026-11-23T12:00:00Z');
  it.each([
    ['2026-11-23T11:59:20Z', 'just now'],
    ['2026-11-23T11:57:00Z', '3 minutes ago'],
    ['2026-11-23T10:00:01Z', '1 hour ago'],
    ['2026-11-22T12:00:00Z', 'yesterday'],
    ['2026-11-02T12:00:00Z', '3 weeks ago'],
    ['2025-01-01T00:00:00Z', 'last year'],
  ])('says of %s that it was %s', (then, words) => {
    expect(relativeTime(Date.parse(then), now)).toBe(words);
  });
});
