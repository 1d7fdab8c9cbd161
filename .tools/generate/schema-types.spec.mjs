import { schemaTypes } from './schema-types.mjs';

const typesOf = (schemas) => schemaTypes({ components: { schemas } });
const fieldOf = (schema) =>
  typesOf({ It: { type: 'object', properties: { it: schema }, required: ['it'] } })
    .replaceAll(/\s+/g, ' ')
    .replace(/^.*? it: (.*); }\s*$/, '$1');

describe('the types of an OpenAPI document', () => {
  it.each([
    [{ type: 'string', format: 'date-time' }, 'string'],
    [{ type: 'integer', nullable: true }, 'number | null'],
    [{ type: 'string', enum: ['a', "b'"] }, `"a" | "b'"`],
    [{ type: 'string', enum: ['a', null], nullable: true }, '"a" | null'],
    [{ type: 'array', items: { type: 'string', nullable: true } }, '(string | null)[]'],
    [{ $ref: '#/components/schemas/Other' }, 'Other'],
    [{ nullable: true, type: 'object', allOf: [{ $ref: '#/components/schemas/Other' }] }, '(Other) | null'],
    [{ oneOf: [{ type: 'string' }, { type: 'number' }] }, '(string | number)'],
    [{ type: 'object', additionalProperties: true }, 'Record<string, unknown>'],
    [{ type: 'object', additionalProperties: { type: 'string' } }, 'Record<string, string>'],
    [{ type: 'object', nullable: true }, 'unknown'],
    [{}, 'unknown'],
  ])('make of %j %s', (schema, type) => {
    expect(fieldOf(schema)).toBe(type);
  });

  it('are in the order of their names, whatever the order of the routes', () => {
    const schema = {
      type: 'object',
      properties: { a: { type: 'string' }, 'b-c': { type: 'string' } },
      required: ['a'],
    };
    expect(typesOf({ Two: schema, One: schema })).toBe(typesOf({ One: schema, Two: schema }));
    expect(typesOf({ One: schema })).toBe('export interface One {\na: string;\n"b-c"?: string;\n}\n');
  });

  it('do not let a description end its comment', () => {
    expect(fieldOf({ type: 'string', description: 'a */ evil' })).not.toContain('*/ evil');
  });

  it.each([{ type: 'file' }, { $ref: 'elsewhere.json#/It' }])(
    'are refused for %j instead of guessed',
    (schema) => {
      expect(() => fieldOf(schema)).toThrow();
    },
  );
});
