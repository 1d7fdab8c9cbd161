import type { JsonObject } from '@rex/workflow';
import { writePath } from './write-path';

describe('writePath', () => {
  it.each<[JsonObject, (string | number)[], JsonObject]>([
    [{}, ['a'], { a: 1 }],
    [{}, ['a', 'b', 'c'], { a: { b: { c: 1 } } }],
    [{}, ['a', 0, 'b'], { a: [{ b: 1 }] }],
    [{ a: ['x'] }, ['a', 2], { a: ['x', null, 1] }],
    [{ a: 'text' }, ['a', 'b'], { a: { b: 1 } }],
    [{ a: { b: 2 } }, ['a', 0], { a: [1] }],
    [{ a: { b: 2 } }, ['a', 'c'], { a: { b: 2, c: 1 } }],
  ])('writes into %j at %j', (target, keys, expected) => {
    const before = structuredClone(target);
    expect(writePath(target, keys, 1)).toEqual(expected);
    expect(target).toEqual(before);
  });

  it('shares what lies beside the path and copies what lies on it', () => {
    const target = { on: { x: 1 }, beside: { y: 1 } };
    const written = writePath(target, ['on', 'x'], 2);
    expect(written['beside']).toBe(target.beside);
    expect(written['on']).not.toBe(target.on);
  });

  it.each([[['__proto__', 'polluted']], [['a', 'constructor', 'prototype', 'polluted']], [['prototype']]])(
    'refuses %j',
    (keys) => {
      expect(() => writePath({}, keys, true)).toThrow('part of a path');
      expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    },
  );

  it('does not write through inherited members', () => {
    const written = writePath({}, ['toString', 'x'], 1);
    expect(JSON.stringify(written)).toBe('{"toString":{"x":1}}');
  });

  it('refuses an index that would fill the memory', () => {
    expect(() => writePath({}, ['a', 10_000], 1)).toThrow('9999');
  });
});
