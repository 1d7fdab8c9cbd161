import { readPath } from './read-path';

describe('readPath', () => {
  const data = { list: [{ name: 'a' }], text: 'abc', nothing: null, zero: 0, '': 1 };

  it.each([
    [[], data],
    [['list', 0, 'name'], 'a'],
    [['list', '0', 'name'], 'a'],
    [['list', 'length'], 1],
    [['text', 'length'], 3],
    [['text', 1], 'b'],
    [['nothing'], null],
    [['zero'], 0],
    [[''], 1],
  ])('finds %j', (keys, value) => {
    expect(readPath(data, keys)).toEqual({ found: true, value });
  });

  it.each([
    [['missing']],
    [['list', 1]],
    [['list', -1]],
    [['nothing', 'more']],
    [['zero', 'toFixed']],
    [['list', 'map']],
    [['toString']],
    [['__proto__']],
    [['constructor', 'prototype']],
    [['list', 'constructor']],
  ])('finds nothing at %j', (keys) => {
    expect(readPath(data, keys)).toEqual({ found: false, value: undefined });
  });

  it('refuses prototype keys even where the data owns them', () => {
    const hostile = JSON.parse('{"__proto__": 1, "constructor": 2, "prototype": 3}');
    for (const key of ['__proto__', 'constructor', 'prototype'])
      expect(readPath(hostile, [key]).found).toBe(false);
  });

  it('finds nothing in nothing', () => {
    expect(readPath(undefined, ['a'])).toEqual({ found: false, value: undefined });
    expect(readPath(undefined, [])).toEqual({ found: false, value: undefined });
  });
});
