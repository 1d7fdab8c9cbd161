import fc from 'fast-check';
import { parseInParts, parseInSlices } from './parse-in-slices';

/** In pieces so short that all containers are gone through. */
const parse = (text: string, pieceCharacters = 8): unknown => {
  const parts = parseInParts(text, pieceCharacters);
  for (;;) {
    const { done, value } = parts.next();
    if (done) return value;
  }
};

describe('parseInParts', () => {
  it('reads every value as JSON.parse does, however it is spaced', () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(undefined, 1, '\t'), fc.nat(40), (json, space, piece) => {
        const text = JSON.stringify(JSON.parse(json), null, space);
        expect(parse(text, piece)).toEqual(JSON.parse(text));
        expect(JSON.stringify(parse(text, piece))).toBe(JSON.stringify(JSON.parse(text)));
      }),
    );
  });

  it('is not misled by quotes, backslashes and brackets in texts, nor by names of prototypes', () => {
    for (const value of ['a"b', 'a\\', '\\"', '[{]},:', '\u2028\n']) {
      const text = JSON.stringify({ [value]: [value, { deep: value }], list: [[value], [], {}] });
      expect(parse(text)).toEqual(JSON.parse(text));
    }
    const text = '{"__proto__": {"a": [1, 2, 3]}, "b": [ ], "long": [            ]}';
    expect(JSON.stringify(parse(text))).toBe(JSON.stringify(JSON.parse(text)));
  });

  it('refuses what JSON.parse refuses', () => {
    for (const text of [
      '',
      '[1, 2',
      '{"a": [1, 2, 3,], "b": 1}',
      '[1 2 3 4 5 6]',
      '{"a" 1, "b": 22}',
      '[1,2,3,4] 5',
    ])
      expect(() => parse(text)).toThrow(SyntaxError);
  });
});

it('reads a list of many megabytes', async () => {
  const rows = Array.from({ length: 20_000 }, (_, id) => ({ id, name: `Customer ${id}`, tags: ['a', 'b'] }));
  expect(await parseInSlices(JSON.stringify(rows))).toEqual(rows);
});
