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
});
