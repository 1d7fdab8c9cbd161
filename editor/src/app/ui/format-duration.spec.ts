import { formatDuration } from './format-duration';

describe('formatDuration', () => {
  it.each([
    [0.4, '0 ms'],
    [840, '840 ms'],
    [1234, '1.2 s'],
    [59_949, '59.9 s'],
    [59_990, '1 min 0 s'],
    [125_000, '2 min 5 s'],
    [3_720_000, '1 h 2 min'],
  ])('writes %d ms as %s', (ms, words) => {
    expect(formatDuration(ms)).toBe(words);
  });
});
