import type { JsonObject } from '@rex/workflow';
import { toChatSchema } from './to-chat-schema';

describe('toChatSchema', () => {
  it('closes objects, and asks for strictness where every property is required', () => {
    const inner = { type: 'object', properties: { b: { type: 'string' } }, required: ['b'] };
    const { schema, isStrict } = toChatSchema({ type: 'object', properties: { a: inner }, required: ['a'] });
    expect(isStrict).toBe(true);
    expect(schema).toEqual({
      type: 'object',
      properties: { a: { ...inner, additionalProperties: false } },
      required: ['a'],
      additionalProperties: false,
    });
  });

  it.each<JsonObject>([
    { type: 'object', properties: { a: {} } },
    { type: 'object' },
    { type: 'object', properties: { a: { type: 'object', properties: {} } }, required: ['a'] },
    { type: 'object', properties: {}, additionalProperties: { type: 'string' } },
    { type: 'object', properties: { a: { allOf: [{}] } }, required: ['a'] },
  ])('asks for no strictness that could not be kept: %j', (schema) => {
    expect(toChatSchema(schema).isStrict).toBe(false);
  });

  it('leaves out what servers do not know, but not properties of those names', () => {
    const properties = { pattern: { type: 'string', pattern: 'x', default: 'y' }, if: true };
    expect(toChatSchema({ $schema: 'x', properties, oneOf: [{ not: {} }] }).schema).toMatchObject({
      properties: { pattern: { type: 'string' }, if: true },
      anyOf: [{}],
    });
  });

  const a = { a: { type: 'string' } };
  const b = { b: { type: 'number' } };

  it('moves what allOf adds to an object into it', () => {
    const schema = {
      type: 'object',
      properties: a,
      required: ['a'],
      allOf: [{ properties: b, required: ['b'] }],
    };
    expect(toChatSchema(schema)).toEqual({
      isStrict: true,
      schema: {
        type: 'object',
        properties: { ...a, ...b },
        required: ['a', 'b'],
        additionalProperties: false,
      },
    });
  });

  it.each<JsonObject>([
    { properties: a, allOf: [{ properties: b, required: ['b'], if: {} }] },
    { properties: a, allOf: [{ properties: a }] },
    { properties: a, required: ['a', 'b'] },
    { properties: a, required: ['a'], patternProperties: { '^b': {} } },
    { properties: a, required: ['a'], patternProperties: { '^b': {} }, additionalProperties: false },
    { properties: a, required: ['a'], if: { required: ['a'] }, then: { required: ['b'] } },
    { properties: a, required: ['a'], additionalProperties: true },
  ])('closes no object that more belongs to: %j', (schema) => {
    const sent = toChatSchema({ type: 'object', ...schema });
    expect(sent.isStrict).toBe(false);
    expect(sent.schema['additionalProperties']).toBe(true);
  });

  it('closes no alternative that adds to an object, but one that stands alone', () => {
    const anyOf = [{ type: 'object', properties: b, required: ['b'] }];
    expect(toChatSchema({ type: 'object', properties: a, required: ['a'], anyOf })).toMatchObject({
      isStrict: false,
      schema: { additionalProperties: true, anyOf: [{ additionalProperties: true }] },
    });
    expect(toChatSchema({ type: 'object', properties: { c: { anyOf } }, required: ['c'] })).toMatchObject({
      isStrict: true,
      schema: {
        additionalProperties: false,
        properties: { c: { anyOf: [{ additionalProperties: false }] } },
      },
    });
  });

  it('leaves an object closed whose schema closes it', () => {
    const schema = { type: 'object', properties: a, required: ['a', 'b'], additionalProperties: false };
    expect(toChatSchema(schema).schema['additionalProperties']).toBe(false);
  });
});
