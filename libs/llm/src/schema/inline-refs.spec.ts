import type { JsonObject } from '@rex/workflow';
import { inlineRefs } from './inline-refs';

describe('inlineRefs', () => {
  it('puts what is named in place, with what stands beside', () => {
    const schema: JsonObject = {
      $defs: { 'a/b': { type: 'string' }, list: { items: { $ref: '#/$defs/a~1b' } } },
      properties: { x: { $ref: '#/$defs/list', description: 'all' }, y: { $ref: '#/properties/x' } },
    };
    const list = { items: { type: 'string' }, description: 'all' };
    expect(inlineRefs(schema)).toEqual({ properties: { x: list, y: list } });
  });

  it('leaves values and names of properties alone', () => {
    const schema: JsonObject = {
      properties: { $ref: { type: 'string' }, $defs: { const: { $ref: '#/x' } }, definitions: true },
      enum: [{ $ref: '#/nowhere' }],
    };
    expect(inlineRefs(schema)).toEqual(schema);
  });

  it.each<[JsonObject, string]>([
    [{ $ref: '#' }, 'refers to itself'],
    [
      { $defs: { a: { $ref: '#/$defs/b' }, b: { items: { $ref: '#/$defs/a' } } }, $ref: '#/$defs/a' },
      'refers to itself',
    ],
    [{ $ref: '#/__proto__' }, 'refers to nothing'],
    [{ $ref: '#/constructor/name' }, 'refers to nothing'],
    [{ $ref: '#/%zz' }, 'refers to nothing'],
    [{ $ref: 'file:///etc/passwd' }, 'another document'],
  ])('refuses %j', (schema, words) => {
    expect(() => inlineRefs(schema)).toThrow(words);
  });

  it('refuses a few lines that stand for millions', () => {
    const $defs = Object.fromEntries(
      Array.from({ length: 30 }, (_, index) => [
        `d${index}`,
        { anyOf: [{ $ref: `#/$defs/d${index + 1}` }, { $ref: `#/$defs/d${index + 1}` }] },
      ]),
    );
    const schema = { $defs: { ...$defs, d30: { type: 'string' } }, $ref: '#/$defs/d0' } as JsonObject;
    const beganAt = performance.now();
    expect(() => inlineRefs(schema)).toThrow('stand for too much');
    expect(performance.now() - beganAt).toBeLessThan(15_000);
  });
});
