import type { JsonObject, JsonValue } from '../document/json-value';
import { findInputSchemaMistakes } from './find-input-schema-mistakes';

const nested = (depth: number): JsonObject => (depth === 1 ? {} : { items: nested(depth - 1) });

describe('findInputSchemaMistakes', () => {
  it('has nothing against the dialect', () => {
    expect(
      findInputSchemaMistakes({
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        title: 'Order',
        type: ['object', 'null'],
        properties: {
          $ref: { type: 'string' },
          pattern: true,
          id: { const: { a: [1] } },
          tags: { type: 'array', items: { enum: ['a', null, [1]] }, uniqueItems: true, maxItems: 5 },
          price: { multipleOf: 0.01, minimum: 0, exclusiveMaximum: 1e6 },
          mail: { format: 'email', minLength: 3, default: 'x', examples: [{ $ref: '#' }] },
        },
        required: ['id'],
        additionalProperties: false,
        anyOf: [{ not: { required: ['x'] } }, false],
        if: {},
        then: {},
        else: {},
      }),
    ).toEqual([]);
  });

  it.each<[JsonValue, string, string]>([
    ['x', '', 'must be a JSON Schema'],
    [[], '', 'must be a JSON Schema'],
    [{ $ref: '#' }, '/$ref', 'json-validator'],
    [{ properties: { a: { pattern: '^(a+)+$' } } }, '/properties/a/pattern', 'json-validator'],
    [{ patternProperties: {} }, '/patternProperties', 'json-validator'],
    [{ $defs: { a: {} } }, '/$defs', 'json-validator'],
    [{ anyOf: [{ minimun: 1 }] }, '/anyOf/0/minimun', 'did you mean "minimum"?'],
    [{ errorMessage: 'x' }, '/errorMessage', 'no keyword'],
    [{ constructor: 1 }, '/constructor', 'no keyword'],
    [{ type: 'text' }, '/type', 'must be one of string'],
    [{ type: [] }, '/type', 'must be one of string'],
    [{ enum: [] }, '/enum', 'at least one item'],
    [{ minLength: -1 }, '/minLength', 'whole number'],
    [{ maxItems: '5' }, '/maxItems', 'whole number'],
    [{ exclusiveMinimum: true }, '/exclusiveMinimum', 'a number'],
    [{ multipleOf: 0 }, '/multipleOf', 'above 0'],
    [{ required: 'a' }, '/required', 'list of names'],
    [{ format: 'regex' }, '/format', 'must be one of date'],
    [{ format: ['email'] }, '/format', 'must be one of date'],
    [{ uniqueItems: 'yes' }, '/uniqueItems', 'true or false'],
    [{ items: [{}] }, '/items', 'must be a JSON Schema'],
    [{ anyOf: {} }, '/anyOf', 'list of schemas'],
    [{ allOf: [] }, '/allOf', 'list of schemas'],
    [{ properties: [] }, '/properties', 'schemas by name'],
    [{ properties: { 'a/b': 1 } }, '/properties/a~1b', 'must be a JSON Schema'],
    [nested(21), '/items'.repeat(20), 'deeper than 20'],
    [{ description: 'x'.repeat(70_000) }, '', '65536'],
    [{ description: 'ä'.repeat(40_000) }, '', '65536'],
  ])('refuses %.60j', (schema, path, message) => {
    expect(findInputSchemaMistakes(schema)).toEqual([{ path, message: expect.stringContaining(message) }]);
  });

  it('allows as much as it says', () => {
    expect(findInputSchemaMistakes(nested(20))).toEqual([]);
  });

  it('tells the first 20 mistakes', () => {
    const allOf = Array.from({ length: 100 }, () => ({ $ref: '#' }));
    expect(findInputSchemaMistakes({ allOf })).toHaveLength(20);
  });
});
