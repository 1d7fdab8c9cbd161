import { describeNodeType, runNode } from '@rex/testing';
import { checkConfig, type JsonObject, type JsonValue } from '@rex/workflow';
import { jsonValidator } from './json-validator';

describeNodeType(jsonValidator);

const run = async (config: JsonObject, input: JsonValue) =>
  (await runNode(jsonValidator, config, input)).outcome;

describe('json-validator config', () => {
  it.each<[JsonObject]>([
    [{ required: ['a.b'] }],
    [{ types: { a: 'integer', b: ['string', 'null'] } }],
    [{ schema: true }],
    [{ schema: '{{ steps.rules.schema }}', onInvalid: 'branch' }],
    [{ required: ['a'], schema: { type: 'object' }, checkFormats: false }],
  ])('allows %j', (config) => {
    expect(checkConfig(jsonValidator.descriptor, config, 'draft')).toEqual([]);
  });

  it.each<[JsonObject, string, string]>([
    [{}, 'config-missing', ''],
    [{ types: { a: 'text' } }, 'config-invalid', '/types/a'],
    [{ required: 'a' }, 'config-invalid', '/required'],
    [{ schema: 5 }, 'config-invalid', '/schema'],
    [{ required: ['a'], onInvalid: 'ignore' }, 'config-invalid', '/onInvalid'],
    [{ required: ['a'], onInvalud: 'fail' }, 'config-unknown-key', '/onInvalud'],
  ])('refuses %j', (config, code, path) => {
    expect(checkConfig(jsonValidator.descriptor, config, 'draft')).toEqual([
      expect.objectContaining({ code, path }),
    ]);
  });
});

describe('json-validator, by a list of fields', () => {
  it.each<[JsonObject, JsonValue]>([
    [{ required: ['a', 'b[1].c', 'd'] }, { a: null, b: [0, { c: '' }], d: false }],
    [{ types: { a: 'string', b: 'array', c: 'object' } }, { a: '', b: [], c: {} }],
    [{ types: { a: 'number', b: 'integer', c: 'boolean', d: 'null' } }, { a: 1.5, b: 2, c: true, d: null }],
    [{ types: { absent: 'string' } }, {}],
    [{ types: { '[0]': 'number' } }, [1]],
    [
      { required: ['["a.b"].c', "x['y[0]']"], types: { '["a.b"].c': 'null' } },
      { 'a.b': { c: null }, x: { 'y[0]': 1 } },
    ],
    [
      { required: ['constructor', 'a.prototype'], types: { constructor: 'string' } },
      { constructor: 'Brunel', a: { prototype: 1 } },
    ],
    [{ required: ['__proto__.x'] }, JSON.parse('{"__proto__":{"x":1}}') as JsonValue],
  ])('passes with %j the input %j on', async (config, input) => {
    expect(await run(config, input)).toEqual({ kind: 'completed', output: input });
  });

  it.each<[JsonObject, JsonValue, string, string]>([
    [{ required: ['a.b'] }, { a: {} }, '/a/b', 'required'],
    [{ required: ['a'] }, 'text', '/a', 'required'],
    [{ required: ['toString'] }, {}, '/toString', 'required'],
    [{ required: ['["a.b"]'] }, { a: { b: 1 } }, '/a.b', 'required'],
    [{ required: ['a.b'] }, { 'a.b': 1 }, '/a/b', 'required'],
    [{ required: ['name.length'] }, { name: 'x' }, '/name/length', 'required'],
    [{ required: ['tags.length'] }, { tags: [] }, '/tags/length', 'required'],
    [{ required: ['name[0]'] }, { name: 'x' }, '/name/0', 'required'],
    [{ required: ['a[1]'] }, { a: [0] }, '/a/1', 'required'],
    [{ required: ['a..b'] }, {}, '/a..b', 'required'],
    [{ required: ['__proto__'] }, {}, '/__proto__', 'required'],
    [{ required: ['["a/b~c"]'] }, {}, '/a~1b~0c', 'required'],
    [{ types: { a: 'integer' } }, { a: 1.5 }, '/a', 'type'],
    [{ types: { a: 'object' } }, { a: [] }, '/a', 'type'],
    [{ types: { a: ['string', 'number'] } }, { a: null }, '/a', 'type'],
  ])('fails with %j for %j', async (config, input, path, keyword) => {
    expect(await run(config, input)).toEqual({
      kind: 'failed',
      error: {
        code: 'validation-failed',
        message: expect.stringContaining(path),
        retryable: false,
        details: [{ path, keyword, message: expect.any(String) }],
      },
    });
  });

  it('says how many more errors there are, and tells at most 100', async () => {
    const required = Array.from({ length: 250 }, (_, index) => `f${index}`);
    expect(await run({ required }, {})).toMatchObject({
      error: {
        message: 'The input is not valid: /f0 is required, and 249 more.',
        details: { length: 100 },
      },
    });
  });

  it('reports on every input alike when it goes on', async () => {
    expect(await run({ required: ['a'], onInvalid: 'continue' }, { a: 1 })).toEqual({
      kind: 'completed',
      output: { valid: true, errors: [], data: { a: 1 } },
    });
  });

  it('branches only what is not valid', async () => {
    const config = { required: ['a'], onInvalid: 'branch' };
    expect(await run(config, { a: 1 })).toEqual({ kind: 'completed', output: { a: 1 } });
    expect(await run(config, {})).toMatchObject({
      kind: 'branch',
      port: 'invalid',
      output: { valid: false, data: {} },
    });
  });
});
