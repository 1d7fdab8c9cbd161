import fc from 'fast-check';
import { findJsonMistake } from './find-json-mistake';

describe('findJsonMistake', () => {
  it.each([
    ['', 1, 1],
    ['{"a": 1,}', 1, 9],
    ['{\n  "a": [1, 2\n}', 3, 1],
    ['{\n  "a" 1\n}', 2, 7],
    ['{\n  name: 1\n}', 2, 3],
    ['[1] 2', 1, 5],
    ['{"a": "x\ny"}', 1, 7],
    ['{"a": 01}', 1, 8],
    ['{"a": 1', 1, 8],
    [']', 1, 1],
  ])('finds the place in %j', (text, line, column) => {
    expect(() => JSON.parse(text) as unknown).toThrow();
    expect(findJsonMistake(text)).toEqual({ line, column });
  });

  it('finds none in JSON', () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(undefined, 2), (json, indent) => {
        expect(findJsonMistake(JSON.stringify(JSON.parse(json), null, indent))).toBeUndefined();
      }),
    );
  });

  it('finds one exactly where JSON.parse refuses', () => {
    const almost = fc
      .tuple(fc.json(), fc.nat(), fc.constantFrom('', ',', '}', '"', ' ', '0'))
      .map(([json, at, more]) => {
        const place = at % (json.length + 1);
        return json.slice(0, place) + more + json.slice(place + 1);
      });
    fc.assert(
      fc.property(almost, (text) => {
        let isJson = true;
        try {
          JSON.parse(text);
        } catch {
          isJson = false;
        }
        expect(findJsonMistake(text) === undefined).toBe(isJson);
      }),
    );
  });
});
