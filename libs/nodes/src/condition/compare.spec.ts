import fc from 'fast-check';
import type { JsonValue } from '@rex/workflow';
import { areEqual, order, toBoolean } from './compare';

describe('areEqual', () => {
  it.each<[JsonValue, JsonValue]>([
    ['a', 'a'],
    [5, '5'],
    ['5.0', 5],
    [' 1e3 ', 1000],
    [true, 'TRUE'],
    ['false', false],
    [null, null],
    [
      [1, { a: 'x' }],
      [1, { a: 'x' }],
    ],
    [
      { a: 1, b: 2 },
      { b: 2, a: 1 },
    ],
  ])('holds for %j and %j', (a, b) => {
    expect(areEqual(a, b, false)).toBe(true);
  });

  it.each<[JsonValue, JsonValue]>([
    ['a', 'A'],
    ['5', '5.0'],
    [5, '5 apples'],
    [0, ''],
    [0, false],
    [1, true],
    [null, ''],
    [null, 0],
    [[1], 1],
    [[1], [1, 2]],
    [{ a: 1 }, { a: 1, b: null }],
    [{}, []],
  ])('does not hold for %j and %j', (a, b) => {
    expect(areEqual(a, b, false)).toBe(false);
  });

  it('ignores case when it is told to, nested texts too', () => {
    expect(areEqual(['Ä', { a: 'X' }], ['ä', { a: 'x' }], true)).toBe(true);
  });

  it('holds for any value and its copy, and does not mind the order of the two', () => {
    const json = fc.jsonValue().map((value) => value as JsonValue);
    fc.assert(
      fc.property(json, (value) => expect(areEqual(value, structuredClone(value), false)).toBe(true)),
    );
    fc.assert(fc.property(json, json, (a, b) => expect(areEqual(a, b, false)).toBe(areEqual(b, a, false))));
  });
});

describe('order', () => {
  it.each<[JsonValue, JsonValue, number]>([
    [2, 10, -1],
    ['2', '10', -1],
    ['2', 10, -1],
    ['b', 'a', 1],
    ['2026-01-02', '2026-01-01', 1],
    ['2026-01-01T12:00:00+02:00', '2026-01-01T10:00:00Z', 0],
    ['2026-01-01T12:00', '2026-01-01T12:00:00Z', 0],
    ['2026-01-01T12:00:00.5', '2026-01-01T14:00:00.500+0200', 0],
    ['2026-01-01', '2026-01-01T00:00:00.000Z', 0],
  ])('puts %j and %j in their place', (a, b, sign) => {
    expect(Math.sign(order(a, b, false) ?? NaN)).toBe(sign);
  });

  it.each<[JsonValue, JsonValue]>([
    [1, 'one'],
    [null, 1],
    [true, false],
    [{}, {}],
    [[1], [2]],
  ])('has none for %j and %j', (a, b) => {
    expect(order(a, b, false)).toBeUndefined();
  });

  it('compares a date that does not exist as text', () => {
    expect(order('2026-13-01', '2026-01-01', false)).toBeGreaterThan(0);
  });
});

describe('toBoolean', () => {
  it('knows booleans and the words for them only', () => {
    expect([true, 'True', ' false ', 1, 'yes', null].map(toBoolean)).toEqual([
      true,
      true,
      false,
      undefined,
      undefined,
      undefined,
    ]);
  });
});
