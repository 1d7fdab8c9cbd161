import fc from 'fast-check';
import { aDocument, aNode } from '../spec-support/a-document';
import { canonicalJson } from '../schema/canonical-json';
import { isSameDocument } from './is-same-document';

const withConfig = (config: object) => aDocument([aNode('a', { config: config as never })]);

describe('isSameDocument', () => {
  it.each([
    [{ a: 1, b: { c: [1, 2] } }, { b: { c: [1, 2] }, a: 1 }, true],
    [{ a: [1, 2] }, { a: [2, 1] }, false],
    [{ a: [1] }, { a: [1, 2] }, false],
    [{ a: {} }, { a: [] }, false],
    [{ a: null }, {}, false],
    [{ a: 1 }, { toString: 1 }, false],
  ])('of %j and %j says %p', (a, b, expected) => {
    expect(isSameDocument(withConfig(a), withConfig(b))).toBe(expected);
  });

  it('says what canonical JSON says', () => {
    const anyConfig = fc.dictionary(fc.constantFrom('a', 'b'), fc.jsonValue({ maxDepth: 2 }));
    fc.assert(
      fc.property(anyConfig, anyConfig, (a, b) => {
        const expected = canonicalJson(a) === canonicalJson(b);
        expect(isSameDocument(withConfig(a), withConfig(b))).toBe(expected);
        expect(isSameDocument(withConfig(a), withConfig(structuredClone(a)))).toBe(true);
      }),
    );
  });
});
