import { parseDuration } from './parse-duration';

describe('parseDuration', () => {
  it.each([
    ['2m59.56s', 179_560],
    ['7.66s', 7660],
    ['120ms', 120],
    ['1h2m3s', 3_723_000],
    ['36s', 36_000],
    ['6m0s', 360_000],
    ['1.5', 1500],
    ['0s', 0],
    [' 5s ', 5000],
    ['0.2ms', 1],
    ['99999999h', 86_400_000],
  ])('reads %j', (text, durationMs) => {
    expect(parseDuration(text)).toBe(durationMs);
  });

  it.each([undefined, null, '', 'soon', '-5s', '5 s', '5s!', '5d', `${'1s'.repeat(100)}`, 'NaN', '1e9'])(
    'makes nothing of %j',
    (text) => {
      expect(parseDuration(text)).toBeUndefined();
    },
  );
});
