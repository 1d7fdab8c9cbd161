import { openTestSandbox, runNode, type TestSandbox } from '@rex/testing';
import type { JsonObject, JsonValue } from '@rex/workflow';
import { jsonValidator } from './json-validator';

let sandbox: TestSandbox;
beforeAll(() => {
  sandbox = openTestSandbox();
});
afterAll(() => sandbox.close());

const run = async (config: JsonObject, input: JsonValue, { sandboxFor } = sandbox) =>
  (await runNode(jsonValidator, config, input, { sandboxFor })).outcome;

describe('json-validator, by schemas that are hostile, deep or large,', () => {
  const doubling = Object.fromEntries(
    Array.from({ length: 40 }, (_, index) => {
      const next = { $ref: `#/$defs/d${index + 1}` };
      return [`d${index}`, { allOf: [next, next] }];
    }),
  );
  const asking = Object.fromEntries(
    Array.from({ length: 40 }, (_, index) => {
      const next = { $ref: `#/$defs/d${index + 1}` };
      return [`d${index}`, { oneOf: [next, { not: next }, false], if: next, then: next }];
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
    ['questions', { $ref: '#/$defs/d0', $defs: { ...asking, d40: true } }, 1],
    ['another pattern', { pattern: '(?:a|a)*b|(x+x+)+y' }, 'x'.repeat(50)],
  ])(
    'stops %s that would run for ever, and the event loop goes on meanwhile',
    async (_what, schema, input) => {
      const hurried = openTestSandbox({ timeoutMs: 1000 });
      let ticks = 0;
      const ticking = setInterval(() => (ticks += 1), 10);
      try {
        await expect(run({ schema }, input, hurried)).rejects.toMatchObject({ code: 'script-timeout' });
      } finally {
        clearInterval(ticking);
        await hurried.close();
      }
      expect(ticks).toBeGreaterThan(5);
    },
  );

  it('checks deep data by a deep schema, and says when a schema is too deep', async () => {
    let [schema, input]: [JsonObject, JsonValue] = [{ type: 'string' }, 'x'];
    for (let depth = 0; depth < 400; depth += 1)
      [schema, input] = [{ properties: { a: schema } }, { a: input }];
    expect(await run({ schema }, input)).toMatchObject({ kind: 'completed' });
    for (let depth = 0; depth < 2600; depth += 1) schema = { allOf: [schema] };
    expect(await run({ schema: '{{ input.schema }}' }, { schema })).toMatchObject({
      error: { code: 'schema-invalid', message: expect.stringContaining('too deeply') },
    });
    expect(await run({ schema: { type: 'object' } }, {})).toMatchObject({ kind: 'completed' });
  });

  it('checks a document of 200 kB', async () => {
    const schema = {
      $defs: {
        line: {
          type: 'object',
          required: ['sku', 'amount'],
          properties: {
            sku: { type: 'string', pattern: '^[A-Z]-\\d+$' },
            amount: { type: 'integer', minimum: 1 },
            tags: { type: 'array', uniqueItems: true, items: { enum: ['new', 'old', 'hot'] } },
            mail: { format: 'email' },
          },
          additionalProperties: false,
        },
      },
      type: 'array',
      items: { $ref: '#/$defs/line' },
    };
    const line = { sku: 'A-123456', amount: 3, tags: ['new', 'hot'], mail: 'ada@example.com' };
    const input = Array.from({ length: 2700 }, () => line);
    expect(JSON.stringify(input).length).toBeGreaterThan(200_000);
    expect(await run({ schema }, input)).toMatchObject({ kind: 'completed' });
    expect(await run({ schema }, [...input, { ...line, amount: 0 }])).toMatchObject({ kind: 'failed' });
  });
});
