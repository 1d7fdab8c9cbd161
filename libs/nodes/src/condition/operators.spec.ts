import type { JsonValue } from '@rex/workflow';
import { OPERATORS, type Operator } from './operators';

const holds = (operator: Operator, subject: JsonValue, value: JsonValue = null, ignoreCase = false) =>
  OPERATORS[operator]({ subject, value, ignoreCase });

describe('condition operators', () => {
  it.each<[JsonValue, Operator, JsonValue]>([
    [5, 'equals', '5'],
    ['a', 'not-equals', 'b'],
    [null, 'not-equals', 'b'],
    ['hello', 'contains', 'ell'],
    [['a', 'b'], 'contains', 'b'],
    [[1, 2], 'contains', '2'],
    [{ a: 1 }, 'contains', 'a'],
    [null, 'not-contains', 'a'],
    [12345, 'contains', 34],
    ['hello', 'starts-with', 'he'],
    [2026, 'starts-with', '20'],
    ['hello', 'ends-with', 'lo'],
    [2, 'greater-than', 1],
    [2, 'greater-or-equal', '2'],
    ['1', 'less-than', 2],
    [2, 'less-or-equal', 2],
    ['2026-01-01', 'less-than', '2026-01-01T00:00:01Z'],
    [5, 'between', [5, 9]],
    ['2026-06-01', 'between', ['2026-01-01', '2026-12-31']],
    ['b', 'in', ['a', 'b']],
    [7, 'in', ['7']],
    [0, 'exists', null],
    ['', 'exists', null],
    [null, 'not-exists', null],
    [null, 'is-empty', null],
    ['', 'is-empty', null],
    [[], 'is-empty', null],
    [{}, 'is-empty', null],
    [0, 'is-not-empty', null],
    [false, 'is-not-empty', null],
    ['true', 'is-true', null],
    [false, 'is-false', null],
    ['x', 'type-is', 'string'],
    [[], 'type-is', 'array'],
    [{}, 'type-is', 'object'],
    [null, 'type-is', 'null'],
    [1, 'type-is', 'number'],
    [true, 'type-is', 'boolean'],
  ])('%j %s %j', (subject, operator, value) => {
    expect(holds(operator, subject, value)).toBe(true);
  });

  it.each<[JsonValue, Operator, JsonValue]>([
    ['Hello', 'contains', 'hello'],
    [{ a: 1 }, 'contains', 'toString'],
    [null, 'contains', ''],
    [null, 'starts-with', 'n'],
    [{}, 'ends-with', ']'],
    [2, 'greater-than', 2],
    [null, 'less-than', 1],
    ['ten', 'greater-than', 1],
    [10, 'between', [5, 9]],
    [5, 'between', [9, 1]],
    [5, 'between', 5],
    ['b', 'in', 'abc'],
    [null, 'exists', null],
    [1, 'not-exists', null],
    [' ', 'is-empty', null],
    [1, 'is-true', null],
    ['', 'is-false', null],
    [[], 'type-is', 'object'],
  ])('not: %j %s %j', (subject, operator, value) => {
    expect(holds(operator, subject, value)).toBe(false);
  });

  it.each<[JsonValue, Operator, JsonValue]>([
    ['Hello', 'equals', 'hELLO'],
    ['Hello', 'contains', 'ELL'],
    ['Hello', 'starts-with', 'hE'],
    ['Hello', 'ends-with', 'LO'],
    ['B', 'in', ['a', 'b']],
    [['A'], 'contains', 'a'],
    ['B', 'between', ['a', 'c']],
  ])('%j %s %j when case is ignored', (subject, operator, value) => {
    expect(holds(operator, subject, value, true)).toBe(true);
  });
});
