import { schemaOf } from '../spec-support/node-types';
import { fieldAlternatives, heldGroups, unionChoices } from './field-alternatives';

describe('fieldAlternatives', () => {
  it('reads which fields exclude each other', () => {
    expect(fieldAlternatives(schemaOf('schedule-trigger'))).toEqual({ isExclusive: true, groups: [['cron'], ['intervalSeconds']] }); // prettier-ignore
    expect(fieldAlternatives(schemaOf('transformer'))).toEqual({ isExclusive: true, groups: [['expression'], ['mappings', 'pick']] }); // prettier-ignore
  });

  it('reads which of several there must be one of', () => {
    expect(fieldAlternatives(schemaOf('json-validator'))).toEqual({
      isExclusive: false,
      groups: [['required'], ['types'], ['schema']],
    });
  });

  it('finds none where there is no choice', () => {
    expect(fieldAlternatives(schemaOf('llm'))).toBeNull();
  });

  it('tells what an object holds of them', () => {
    const choice = fieldAlternatives(schemaOf('transformer'));
    expect(choice && heldGroups(choice, { pick: ['a'] })).toEqual([1]);
  });
});

describe('unionChoices', () => {
  it('reads a list of words, some of which have details', () => {
    const items = schemaOf('data-cleaner').properties?.['operations']?.items ?? {};
    const union = unionChoices(items);
    expect(union?.tag).toBe('op');
    expect(union?.choices.find(({ word }) => word === 'trim')).toMatchObject({ isWord: true });
    const truncate = union?.choices.find(({ word }) => word === 'truncate');
    expect(truncate?.isWord).toBe(false);
    expect(truncate?.schema?.required).toEqual(['op', 'length']);
  });

  it('is none for other alternatives', () => {
    expect(unionChoices({ anyOf: [{ type: 'string' }, { type: 'null' }] })).toBeNull();
  });
});
