import fc from 'fast-check';
import { splitFields } from './split-fields';

describe('splitFields', () => {
  it('takes the outermost object apart and nothing else', () => {
    const json = '{"a":{"b":[1,"}"]},"c\\"":"x,\\\\","":[],"d":-1.5e3}';
    expect(splitFields(json)).toEqual([
      ...[
        ['a', '{"b":[1,"}"]}'],
        ['c"', '"x,\\\\"'],
        ['', '[]'],
        ['d', '-1.5e3'],
      ],
    ]);
    expect(splitFields('{}')).toEqual([]);
  });

  it('agrees with JSON.parse', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const json = JSON.stringify(value);
        const parsed = JSON.parse(json) as object;
        expect(splitFields(json)).toEqual(
          Object.entries(parsed).map(([name, each]) => [name, JSON.stringify(each)]),
        );
      }),
    );
  });
});
