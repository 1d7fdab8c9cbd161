import { schemaOf } from '../spec-support/node-types';
import { effectiveProperties, withoutPointless } from './effective-properties';

describe('effectiveProperties', () => {
  const condition = schemaOf('condition').properties?.['conditions']?.items ?? {};

  it('follows if, then and else with what the object holds', () => {
    expect(effectiveProperties(condition, { operator: 'equals' }).required.has('value')).toBe(true);
    expect(effectiveProperties(condition, { operator: 'exists' }).pointless.has('value')).toBe(true);
    expect(effectiveProperties(condition, { conditions: [] }).forbidden.has('value')).toBe(true);
  });

  it('never calls pointless what one chooses among', () => {
    const mapping = schemaOf('transformer').properties?.['mappings']?.items ?? {};
    expect(effectiveProperties(mapping, {}).pointless.has('from')).toBe(false);
  });

  it('takes absent fields at their defaults', () => {
    const http = schemaOf('http-request');
    expect(effectiveProperties(http, { bodyType: 'json' }).forbidden.has('body')).toBe(true);
    expect(effectiveProperties(http, { bodyType: 'json', method: 'POST' }).forbidden.has('body')).toBe(false);
  });
});

describe('withoutPointless', () => {
  const condition = schemaOf('condition').properties?.['conditions']?.items ?? {};

  it('drops the value of a condition whose operator takes none any more', () => {
    const before = { field: 'a', operator: 'equals', value: 1 };
    expect(withoutPointless(condition, before, { ...before, operator: 'exists' })).toEqual({
      field: 'a',
      operator: 'exists',
    });
  });

  it('leaves alone what stays asked for', () => {
    const before = { field: 'a', operator: 'equals', value: 1 };
    const after = { ...before, operator: 'less-than' };
    expect(withoutPointless(condition, before, after)).toBe(after);
  });
});
