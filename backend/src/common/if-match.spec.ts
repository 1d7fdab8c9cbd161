import { UserError } from '@rex/platform';
import { parseIfMatch, requireMatch } from './if-match';

describe('parseIfMatch', () => {
  it.each([
    [undefined, undefined],
    ['*', undefined],
    [' * ', undefined],
    ['3', [3]],
    ['"3"', [3]],
    ['"1", "2" ,"3"', [1, 2, 3]],
    ['"1",2', [1, 2]],
    ['W/"3"', []],
    ['W/"1", "2"', [2]],
    ['"abc"', []],
    ['"a,b", "2"', [2]],
    ['""', []],
    ['"99999999999999999999"', []],
    ['"2147483647", "2147483648", 9999999999', [2_147_483_647]],
  ])('reads %j as %j', (header, expected) => {
    expect(parseIfMatch(header)).toEqual(expected);
  });

  it.each(['', '  ', 'abc', '"3', '3"', '"1" "2"', '"1",', ',', '*, "1"', 'w/"1"', '-1', '1.5'])(
    'refuses %j',
    (header) => {
      expect(() => parseIfMatch(header)).toThrow(UserError);
    },
  );

  it('reads a very long header in no time', () => {
    const startedAt = performance.now();
    expect(() => parseIfMatch(`${'"1",'.repeat(100_000)}${' '.repeat(100_000)}x`)).toThrow(UserError);
    expect(performance.now() - startedAt).toBeLessThan(10_000);
  });
});

describe('requireMatch', () => {
  it('lets a change through that was made on the newest version, or on any', () => {
    expect(() => requireMatch([1, 2], 2)).not.toThrow();
    expect(() => requireMatch(undefined, 2)).not.toThrow();
  });

  it.each([[[1]], [[]]])('tells whoever expects %j the current version', (condition) => {
    expect(() => requireMatch(condition, 2)).toThrow(
      expect.objectContaining({
        code: 'version-conflict',
        options: { status: 412, headers: { etag: '"2"' }, currentVersion: 2 },
      }) as Error,
    );
  });
});
