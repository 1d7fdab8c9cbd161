import fc from 'fast-check';
import { serializeResult } from './serialize';

function json(value: unknown): string {
  const result = serializeResult(value, 1_000_000);
  if (!result.ok) throw new Error(result.message);
  return result.json;
}

function warnings(value: unknown): { code: string; message: string }[] {
  const result = serializeResult(value, 1_000_000);
  if (!result.ok) throw new Error(result.message);
  return JSON.parse(`[${result.warningsJson}]`) as { code: string; message: string }[];
}

function refusal(value: unknown, maxLength = 1_000_000): string {
  const result = serializeResult(value, maxLength);
  return result.ok ? result.json : `${result.code}: ${result.message}`;
}

describe('serializeResult', () => {
  it('writes any JSON value as JSON.stringify does', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
        expect(json(value)).toBe(JSON.stringify(value));
      }),
    );
  });

  it('writes long strings as JSON.stringify does, whole surrogate pairs and lone ones alike', () => {
    const text = `${'x'.repeat(65_535)}😀${'\u0000'.repeat(70_000)}\ud83d`;
    expect(json(text)).toBe(JSON.stringify(text));
  });

  it('keeps a member called __proto__', () => {
    expect(json(JSON.parse('{"__proto__":{"a":1},"constructor":2}'))).toBe(
      '{"__proto__":{"a":1},"constructor":2}',
    );
  });

  it('converts Date, Map, Set, typed arrays, errors, boxed values and toJSON', () => {
    class Point {
      x = 1;
      toJSON() {
        return { point: this.x };
      }
    }
    expect(json(new Date(0))).toBe('"1970-01-01T00:00:00.000Z"');
    expect(json(new Map([['a', new Set([1, 'b'])]]))).toBe('{"a":[1,"b"]}');
    expect(json(new Uint8Array([1, 255]))).toBe('[1,255]');
    expect(json(Object.assign(new TypeError('bad'), { status: 4 }))).toBe(
      '{"name":"TypeError","message":"bad","status":4}',
    );
    expect(json([Object(1), Object('a'), Object(true)])).toBe('[1,"a",true]');
    expect(json({ p: new Point() })).toBe('{"p":{"point":1}}');
    expect(json(Object.create(null))).toBe('{}');
  });

  it('warns of undefined and of numbers that are not finite, naming the first place', () => {
    expect(json({ a: undefined, b: [undefined, NaN] })).toBe('{"b":[null,null]}');
    expect(warnings({ a: undefined, b: [undefined, -Infinity, NaN] })).toEqual([
      {
        code: 'result-property-dropped',
        message: expect.stringMatching(/^\$\.a is undefined .* 1 more/) as string,
      },
      {
        code: 'result-not-finite',
        message: expect.stringMatching(/^\$\.b\[1\] is -Infinity.* 1 more/) as string,
      },
    ]);
    expect(warnings(undefined)).toEqual([
      { code: 'result-undefined', message: expect.stringContaining('null') as string },
    ]);
    expect(warnings({ a: 1 })).toEqual([]);
  });

  it('keeps the cause of an error and the errors of an aggregate', () => {
    expect(json(new Error('a', { cause: new Error('b', { cause: 7 }) }))).toBe(
      '{"name":"Error","message":"a","cause":{"name":"Error","message":"b","cause":7}}',
    );
    expect(json(new AggregateError([1], 'all'))).toBe(
      '{"name":"AggregateError","message":"all","errors":[1]}',
    );
    expect(json(Object.assign(new Error('a'), { cause: 1 }))).toBe(
      '{"name":"Error","message":"a","cause":1}',
    );
  });

  it.each<[string, unknown, string]>([
    ['an invalid date', { d: new Date(NaN) }, 'result-not-finite: $.d is an invalid Date'],
    ['a symbol key', [{ [Symbol('s')]: 1 }], 'result-member-dropped: $[0] has members with symbol keys'],
    [
      'fields beside items',
      { m: /(?<y>a)/.exec('a') },
      'result-member-dropped: $.m has fields beside its items',
    ],
    [
      'an object that hides its data',
      { p: new URLSearchParams('a=1') },
      'result-opaque: $.p is an object of a class',
    ],
  ])('warns of %s', (_what, value, words) => {
    expect(warnings(value).map(({ code, message }) => `${code}: ${message}`)).toEqual([
      expect.stringContaining(words) as string,
    ]);
  });

  it.each([
    [{ items: [1, { total: 10n }] }, '$.items[1].total is a BigInt'],
    [() => 1, '$ is a function'],
    [{ 'odd key': Symbol('s') }, '$["odd key"] is a symbol'],
    [[Promise.resolve(1)], '$[0] is a Promise; await it'],
    [/x/g, '$ is a RegExp'],
    [new Map([[1, 2]]), '$ is a Map with a key that is not a string'],
    [[1].values(), '$ is an iterator'],
    [new ArrayBuffer(8), '$ is an ArrayBuffer'],
    [new WeakMap(), '$ is a WeakMap'],
  ])('refuses what JSON can not hold: %p', (value, message) => {
    expect(refusal(value)).toContain(`script-result-not-json: The result is not JSON: ${message}`);
  });

  it('names the shortest way round a cycle', () => {
    const order: Record<string, unknown> = { id: 1 };
    order.items = [{ order }];
    expect(refusal({ order })).toContain('$.order.items[0].order refers back to $.order (a cycle)');
  });

  it('refuses endless depth without a cycle', () => {
    const deep = (): object => ({
      get next() {
        return deep();
      },
    });
    expect(refusal(deep())).toContain('nested more than 256 levels deep');
  });

  it('stops early when the result is too large, however it is made up', () => {
    let bomb: unknown = 'laugh';
    for (let level = 0; level < 60; level++) bomb = [bomb, bomb];
    expect(refusal(bomb, 10_000)).toContain('script-result-too-large');
    expect(refusal('\u0000'.repeat(9_000), 10_000)).toContain('script-result-too-large');
    expect(refusal({ length: 1, list: new Array(1e9) }, 10_000)).toContain('script-result-too-large');
    expect(refusal('x'.repeat(9_998), 10_000)).toBe(JSON.stringify('x'.repeat(9_998)));
  });

  it('lets an error thrown by a getter through', () => {
    const value = {
      get bad() {
        throw new Error('mine');
      },
    };
    expect(() => serializeResult(value, 100)).toThrow('mine');
  });
});
