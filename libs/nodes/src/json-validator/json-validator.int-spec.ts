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
  ])('says what is wrong with %s', async (_what, schema, words) => {
    expect(await run({ schema }, 'x')).toMatchObject({
      kind: 'failed',
      error: { code: 'schema-invalid', message: expect.stringContaining(words) },
    });
  });

  const doubling = Object.fromEntries(
    Array.from({ length: 40 }, (_, index) => {
      const next = { $ref: `#/$defs/d${index + 1}` };
      return [`d${index}`, { allOf: [next, next] }];
    }),
  );
  it.each<[string, JsonObject, JsonValue]>([
    ['a pattern', { pattern: '^(a+)+$' }, `${'a'.repeat(40)}!`],
    [
      'a pattern of property names',
      { patternProperties: { '^(a+)+$': true } },
      { [`${'a'.repeat(40)}!`]: 1 },
    ],
    ['references', { $ref: '#/$defs/d0', $defs: { ...doubling, d40: true } }, 1],
  ])(
    'stops %s that would run for ever, and the event loop goes on meanwhile',
    async (_what, schema, input) => {
      let longestGapMs = 0;
      let last = performance.now();
      const ticks = setInterval(() => {
        const now = performance.now();
        longestGapMs = Math.max(longestGapMs, now - last);
        last = now;
      }, 10);
      try {
        await expect(run({ schema }, input)).rejects.toMatchObject({ code: 'script-timeout' });
      } finally {
        clearInterval(ticks);
      }
      expect(longestGapMs).toBeLessThan(1000);
    },
  );
});
