import type { JsonObject } from '@rex/workflow';
import { formModel } from './field-models';
import type { ConfigSchema } from './json-schema';
import { NODE_TYPES, schemaOf } from '../spec-support/node-types';

const fieldsOf = (type: string, config: JsonObject = {}) => formModel(schemaOf(type), config).fields;
const keysOf = (type: string, config: JsonObject = {}) => fieldsOf(type, config).map(({ key }) => key);
const kindsOf = (type: string, config: JsonObject = {}) =>
  Object.fromEntries(fieldsOf(type, config).map(({ key, kind }) => [key, kind]));

describe('formModel', () => {
  it('gives every field of every example of every node type a place in the form', () => {
    for (const { type, examples } of NODE_TYPES) {
      for (const { config } of examples) {
        const keys = keysOf(type, config);
        for (const key of Object.keys(config))
          expect([type, key, keys.includes(key)]).toEqual([type, key, true]);
      }
    }
  });

  it('chooses controls by keyword and by type', () => {
    expect(kindsOf('llm')).toMatchObject({
      provider: 'select',
      keyId: 'secret',
      model: 'model',
      system: 'textarea',
      messages: 'list',
      images: 'json',
      temperature: 'number',
      stop: 'list',
      fallbacks: 'list',
      tools: 'list',
      stream: 'toggle',
    });
    expect(kindsOf('webhook-trigger')).toMatchObject({
      auth: 'object',
      methods: 'checks',
      idempotency: 'object',
    });
    expect(kindsOf('http-request', { bodyType: 'json', method: 'POST' })).toMatchObject({ query: 'key-value', headers: 'key-value', body: 'json' }); // prettier-ignore
    expect(kindsOf('data-cleaner')).toMatchObject({ operations: 'list', paths: 'list', countsKey: 'text' });
    expect(kindsOf('json-validator')).toMatchObject({ types: 'key-value', schema: 'json' });
    expect(kindsOf('code')).toEqual({ code: 'code' });
    expect(kindsOf('webhook-trigger', { responseMode: 'node' })).toMatchObject({ responseNode: 'node' });
  });

  it('edits as JSON what it knows no control for', () => {
    const schema: ConfigSchema = { type: 'object', properties: { odd: { type: ['number', 'object'] } } };
    expect(formModel(schema, {}).fields[0]?.kind).toBe('json');
  });

  it('shows a field while another has a value, its default included', () => {
    expect(keysOf('storage')).toContain('value');
    expect(keysOf('storage', { action: 'get' })).not.toContain('value');
    expect(keysOf('storage', { action: 'list' })).toContain('prefix');
  });

  it('shows what a branch asks for only while it does, or while it is there', () => {
    expect(keysOf('http-request')).not.toContain('body');
    expect(keysOf('http-request', { bodyType: 'json', method: 'POST' })).toContain('body');
    expect(keysOf('http-request', { body: 1 })).toContain('body');
  });

  it('hides what a field depends on that is hidden itself', () => {
    const auth = schemaOf('webhook-trigger').properties?.['auth'] ?? {};
    const keys = (value: JsonObject) => formModel(auth, value).fields.map(({ key }) => key);
    expect(keys({ type: 'none' })).toEqual(['type']);
    expect(keys({ type: 'hmac' })).toContain('preset');
    expect(keys({ type: 'hmac', preset: 'custom' })).toContain('algorithm');
  });

  it('asks for a value of a condition only when its operator takes one, and of the right kind', () => {
    const item = schemaOf('condition').properties?.['conditions']?.items ?? {};
    const value = (operator: string) =>
      formModel(item, { field: 'a', operator }).fields.find(({ key }) => key === 'value');
    expect(value('exists')).toBeUndefined();
    expect(value('equals')?.kind).toBe('json');
    expect(value('type-is')?.kind).toBe('select');
  });

  it('marks as required what has no default', () => {
    const required = fieldsOf('llm').filter(({ isRequired }) => isRequired);
    expect(required.map(({ key }) => key)).toEqual(['provider', 'model', 'prompt']);
  });
});
