import type { JsonValue } from '@rex/workflow';
import { fieldModel } from '../schema/field-models';
import { schemaOf } from '../spec-support/node-types';
import { modeOf, modesOf } from './field-mode';

const model = (type: string, key: string) =>
  fieldModel(key, schemaOf(type).properties?.[key] ?? {}, { isRequired: false });
const mode = (type: string, key: string, value: JsonValue | undefined) =>
  modeOf(model(type, key), value, 'form');

describe('modeOf', () => {
  it('shows a value by its control where that can show it', () => {
    expect(mode('http-request', 'headers', { accept: 'text/plain' })).toBe('form');
    expect(mode('http-request', 'query', [{ name: 'a', value: 1 }])).toBe('form');
    expect(mode('llm', 'temperature', 0.5)).toBe('form');
  });

  it('shows a template in the place of other values as a template', () => {
    expect(mode('http-request', 'headers', '{{ input.headers }}')).toBe('template');
    expect(mode('llm', 'messages', '{{ input.messages }}')).toBe('template');
  });

  it('shows as JSON what the control cannot show, so that nothing is hidden', () => {
    expect(mode('http-request', 'query', [{ name: 'a', value: 1, extra: true }])).toBe('json');
    expect(mode('log', 'message', { a: 1 })).toBe('json');
    expect(mode('code', 'code', ['no code'])).toBe('json');
  });

  it('shows a number that may be null as an empty field', () => {
    const most = fieldModel('most', { type: ['integer', 'null'] }, { isRequired: false });
    expect(modeOf(most, null, 'form')).toBe('form');
  });

  it('stays in the mode that it is in while that can show the value', () => {
    expect(modeOf(model('http-request', 'headers'), {}, 'json')).toBe('json');
    expect(modeOf(model('http-request', 'headers'), {}, 'template')).toBe('form');
  });
});

it('offers templates where the schema allows them and the control is no text', () => {
  expect(modesOf(model('http-request', 'headers')).map((each) => each.mode)).toEqual(['template', 'json']);
  expect(modesOf(model('http-request', 'url'))).toEqual([]);
  expect(modesOf(model('http-request', 'retryOnStatus')).map((each) => each.mode)).toEqual(['json']);
});
