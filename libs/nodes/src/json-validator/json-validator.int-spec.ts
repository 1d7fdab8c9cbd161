import { openTestSandbox, runNode, type TestSandbox } from '@rex/testing';
import type { JsonObject, JsonValue } from '@rex/workflow';
import { jsonValidator } from './json-validator';

let sandbox: TestSandbox;
beforeAll(() => {
  sandbox = openTestSandbox();
});
afterAll(() => sandbox.close());

const run = async (config: JsonObject, input: JsonValue) =>
  (await runNode(jsonValidator, config, input, { sandboxFor: (scope) => sandbox.sandboxFor(scope) })).outcome;

const DRAFT_7 = 'http://json-schema.org/draft-07/schema#';

describe('json-validator, by a JSON Schema in the sandbox', () => {
  it.each<[string, JsonValue, JsonValue, boolean]>([
    [
      'decides the dialect by $schema: draft 7',
      { $schema: DRAFT_7, prefixItems: [{ type: 'string' }] },
      [1],
      true,
    ],
    ['takes 2020-12 without $schema', { prefixItems: [{ type: 'string' }] }, [1], false],
    ['follows references', { $ref: '#/$defs/n', $defs: { n: { type: 'number' } } }, 'x', false],
    ['checks schemas by the metaschema', { $ref: DRAFT_7 }, { type: 'strnig' }, false],
    [
      'treats __proto__ as a name',
      JSON.parse('{"properties":{"__proto__":{"type":"number"}}}') as JsonValue,
      JSON.parse('{"__proto__":"x"}') as JsonValue,
      false,
    ],
    ['knows false', false, null, false],
    [
      'takes draft 6 for draft 7',
      { $schema: 'http://json-schema.org/draft-06/schema#', prefixItems: [false] },
      [1],
      true,
    ],
    [
      'knows 2019-09: lists in items',
      {
        $schema: 'https://json-schema.org/draft/2019-09/schema',
        items: [{ type: 'string' }],
        prefixItems: [false],
      },
      ['a', 1],
      true,
    ],
    [
      'knows 2019-09: dependentRequired',
      { $schema: 'https://json-schema.org/draft/2019-09/schema', dependentRequired: { a: ['b'] } },
      { a: 1 },
      false,
    ],
    [
      'takes an unknown $schema for 2020-12',
      { $schema: 'https://example.com/mine', prefixItems: [false] },
      [1],
      false,
    ],
    [
      'ends references to itself where the data ends',
      { properties: { next: { $ref: '#' } }, required: ['id'] },
      { id: 1, next: { id: 2, next: {} } },
      false,
    ],
  ])('%s', async (_what, schema, input, isValid) => {
    const outcome = await run({ schema: schema as JsonObject, onInvalid: 'continue' }, input);
    expect(outcome).toMatchObject({ kind: 'completed', output: { valid: isValid } });
  });

  it('checks formats unless it is told not to', async () => {
    const schema = { properties: { mail: { format: 'email' } } };
    expect(await run({ schema }, { mail: 'nobody' })).toMatchObject({ error: { code: 'validation-failed' } });
    expect(await run({ schema, checkFormats: false }, { mail: 'nobody' })).toMatchObject({
      kind: 'completed',
    });
  });

  it('tells every error with its place, and no more than 100', async () => {
    const schema = { items: { type: 'number', minimum: 3 } };
    expect(await run({ schema }, [1, 'x', 5])).toMatchObject({
      error: {
        details: [
          { path: '/0', keyword: 'minimum', message: 'must be at least 3' },
          { path: '/1', keyword: 'type', message: 'must be of type number, not string' },
        ],
      },
    });
    const many = Array.from({ length: 500 }, () => 0);
    expect(await run({ schema }, many)).toMatchObject({ error: { details: { length: 100 } } });
  });

  it.each<[string, JsonObject, string]>([
    ['an unknown type', { type: 'strnig' }, 'strnig'],
    ['a pattern that is no regular expression', { pattern: '(' }, 'no regular expression'],
    ['a reference to nothing', { $ref: '#/$defs/x' }, '#/$defs/x'],
    ['a reference to elsewhere', { $ref: 'https://example.com/s.json' }, 'nothing is fetched'],
    ['a schema without end', { $ref: '#' }, 'without end'],
    ['a dialect that is too old', { $schema: 'http://json-schema.org/draft-04/schema#' }, 'too old'],
    [
      'a part in a dialect that is too old',
      { properties: { a: { $schema: 'http://json-schema.org/draft-03/schema#' } } },
      'too old',
    ],
    [
      'the recursion of 2019-09',
      { $schema: 'https://json-schema.org/draft/2019-09/schema', $recursiveRef: '#' },
      '$recursiveRef',
    ],
    [
      'a schema without end by two',
      { $ref: '#/$defs/a', $defs: { a: { $ref: '#/$defs/b' }, b: { $ref: '#/$defs/a' } } },
      'without end',
    ],
    ['a reference that is no URI', { $ref: 'http://[' }, 'no URI'],
    ['a property that is no schema', { properties: { x: 5 }, allOf: [5] }, 'must be an object or a boolean'],
  ])('says what is wrong with %s', async (_what, schema, words) => {
    expect(await run({ schema }, 'x')).toMatchObject({
      kind: 'failed',
      error: { code: 'schema-invalid', message: expect.stringContaining(words) },
    });
  });
});
