import Type from 'typebox';
import type { JsonObject } from '../document/json-value';
import { aDescriptor } from '../spec-support/a-catalog';
import { applyConfigDefaults } from './apply-config-defaults';
import { checkConfig } from './check-config';

const closed = { additionalProperties: false };
const descriptor = aDescriptor(
  'test',
  Type.Object(
    {
      url: Type.String({ minLength: 3, expression: true, description: 'Address to call.' }),
      times: Type.Integer({ minimum: 1, maximum: 9, default: 2, expression: true }),
      mode: Type.Enum(['fast', 'slow'], { default: 'fast' }),
      items: Type.Optional(
        Type.Array(
          Type.Object(
            {
              field: Type.Unsafe<unknown>({
                anyOf: [
                  { type: 'string' },
                  { type: 'object', required: ['value'], properties: { value: {} } },
                ],
                pathOrTemplate: true,
                errorMessage: 'must be a path or a template',
              }),
              weight: Type.Number({ default: 1, expression: true }),
            },
            closed,
          ),
        ),
      ),
    },
    closed,
  ),
);

const draft = (config: JsonObject) => checkConfig(descriptor, config, 'draft');
const resolved = (config: JsonObject) => checkConfig(descriptor, config, 'resolved');

describe('checkConfig', () => {
  it('lets a draft hold templates where expressions are allowed, whatever the type', () => {
    expect(
      draft({ url: '{{ input.url }}', times: '{{ input.n }}', items: [{ field: 'a', weight: 'x{{ 1 }}' }] }),
    ).toEqual([]);
  });

  it('lets no template stand where expressions are not allowed', () => {
    expect(draft({ url: 'abc', mode: '{{ input.mode }}' })).toMatchObject([
      { code: 'config-invalid', path: '/mode' },
    ]);
  });

  it('takes escaped braces for text', () => {
    expect(draft({ url: 'abc', times: '\\{{ 1 }}' })).toMatchObject([
      { code: 'config-invalid', path: '/times' },
    ]);
  });

  it('is strict once the config is resolved', () => {
    expect(resolved({ url: 'abc', times: '{{ input.n }}', mode: 'fast' })).toMatchObject([
      { code: 'config-invalid', path: '/times', message: '"times" must be a whole number, not a string.' },
    ]);
    expect(resolved({ url: 'abc', times: 3, mode: 'fast' })).toEqual([]);
  });

  it('calls a required field that resolved to nothing missing', () => {
    expect(resolved({ url: null, times: 3, mode: 'fast' })).toEqual([
      { code: 'config-missing', path: '/url', message: '"url" has no value; it must be a string.' },
    ]);
  });

  it.each([
    [{}, 'config-missing', '/url', '"url" is missing: address to call.'],
    [{ url: 'ab' }, 'config-invalid', '/url', '"url" must have at least 3 characters, not "ab".'],
    [{ url: 'abc', times: 10 }, 'config-invalid', '/times', '"times" must be at most 9, not 10.'],
    [
      { url: 'abc', mode: 'fsat' },
      'config-invalid',
      '/mode',
      '"mode" must be one of "fast", "slow", not "fsat"; did you mean "fast"?',
    ],
    [{ url: 'abc', tiems: 1 }, 'config-unknown-key', '/tiems', '"tiems" is not known; did you mean "times"?'],
    [{ url: 'abc', items: [{}] }, 'config-missing', '/items/0/field', '"items[0].field" is missing.'],
    [
      { url: 'abc', items: [{ field: 7 }] },
      'config-invalid',
      '/items/0/field',
      '"items[0].field" must be a path or a template.',
    ],
  ])('says what is wrong with %j', (config, code, path, message) => {
    expect(draft(config)).toEqual([{ code, path, message }]);
  });

  it('tells all mistakes, though they are many', () => {
    const items = Array.from({ length: 30 }, () => ({ field: 'a', colour: 'red' }));
    expect(draft({ url: 'abc', items })).toHaveLength(30);
  });
});

describe('applyConfigDefaults', () => {
  it('fills in defaults, nested ones too, and leaves the rest alone', () => {
    const config = { url: '{{ x }}', items: [{ field: 'a.b' }], unknown: 1 };
    expect(applyConfigDefaults(descriptor, config)).toEqual({
      url: '{{ x }}',
      times: 2,
      mode: 'fast',
      items: [{ field: 'a.b', weight: 1 }],
      unknown: 1,
    });
    expect(config).toEqual({ url: '{{ x }}', items: [{ field: 'a.b' }], unknown: 1 });
  });

  it('writes a template out where a path could stand, so that its text is never taken for a path', () => {
    const fields = applyConfigDefaults(descriptor, {
      url: 'abc',
      items: [{ field: '{{ input.a }}' }, { field: 'a' }, { field: { value: 1 } }],
    })['items'];
    expect(fields).toMatchObject([
      { field: { value: '{{ input.a }}' } },
      { field: 'a' },
      { field: { value: 1 } },
    ]);
  });
});
