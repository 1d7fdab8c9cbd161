import type { JsonValue } from '../api/types';
import { inferSchema, schemaPath } from './infer-schema';

const told = (value: JsonValue) =>
  inferSchema(value).map(({ steps, type, isOptional, example }) =>
    [`${steps.join('.')}${isOptional ? '?' : ''}`, type, example].join(' ').trim(),
  );

describe('inferSchema', () => {
  it('tells names, types, what is not always there, and an example of each', () => {
    expect(
      told({
        orders: [
          { id: 1, note: null },
          { id: 2, note: 'late', gift: true },
        ],
        'e-mail': 'a@b.c',
      }),
    ).toEqual([
      'orders list',
      'orders.[] object',
      'orders.[].id number 1',
      'orders.[].note null | string "late"',
      'orders.[].gift? boolean true',
      'e-mail string "a@b.c"',
    ]);
  });

  it('begins with the items of a list', () => {
    expect(told([1, 'two'])).toEqual(['[] number | string 1']);
    expect(told('plain')).toEqual([]);
    expect(told([])).toEqual([]);
  });

  it('looks at the first hundred items only, and cuts long examples', () => {
    const list: JsonValue[] = Array.from({ length: 150 }, () => ({ id: 1 }));
    list[120] = { late: 'x' };
    expect(told(list)).toEqual(['[] object', '[].id number 1']);
    expect(inferSchema({ text: 'x'.repeat(500) })[0]?.example).toHaveLength(61);
  });
});

it('writes paths as expressions do, with the first item for all', () => {
  expect(schemaPath('input', { steps: ['orders', '[]', 'e-mail'] })).toBe('input.orders[0]["e-mail"]');
  expect(schemaPath('', { steps: ['a', 'b'] })).toBe('a.b');
});
