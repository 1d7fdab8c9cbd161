import fc from 'fast-check';
import { findUnsafeJson, MAX_JSON_DEPTH } from './find-unsafe-json';

const nested = (levels: number): unknown => (levels === 0 ? 1 : [nested(levels - 1)]);

describe('findUnsafeJson', () => {
  it('finds nothing in ordinary JSON', () => {
    expect(findUnsafeJson({ a: [1, 'x', null, true, { b: '😀', constructor: 1 }] })).toEqual([]);
  });

  it.each([
    ['a __proto__ key', JSON.parse('{"a": [{"__proto__": {}}]}'), '/a/0/__proto__'],
    ['a null character', { a: 'x\u0000y' }, '/a'],
    ['a null character in a key', { 'a\u0000': 1 }, '/a\u0000'],
    ['half a surrogate pair', ['\ud83d'], '/0'],
    ['a number that is not finite', { n: Infinity }, '/n'],
    ['a function', { f: () => 1 }, '/f'],
    ['an instance of a class', { at: new Date(0) }, '/at'],
  ])('finds %s and says where', (_what, value, path) => {
    expect(findUnsafeJson(value).map((found) => found.path)).toEqual([path]);
  });

  it('allows nesting up to the limit and not beyond', () => {
    expect(findUnsafeJson(nested(MAX_JSON_DEPTH))).toEqual([]);
    expect(findUnsafeJson(nested(MAX_JSON_DEPTH + 1))).toHaveLength(1);
  });

  it('ends for a value nested without end', () => {
    const loop: { self?: unknown } = {};
    loop.self = loop;
    expect(findUnsafeJson(loop)[0]?.message).toContain('nested deeper');
  });

  it('tells 500 flaws and no more', () => {
    expect(findUnsafeJson(Array.from({ length: 2000 }, () => '\u0000'))).toHaveLength(500);
    const keys = Object.fromEntries(Array.from({ length: 2000 }, (_, index) => [`\u0000${index}`, 1]));
    expect(findUnsafeJson(keys)).toHaveLength(500);
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.anything(), (value) => Array.isArray(findUnsafeJson(value))));
  });
});
