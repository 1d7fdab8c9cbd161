import type { JsonValue } from '@rex/workflow';
import type { Operator } from './operators';

/** One row of the guide's table: whether a comparison holds, and why. */
export interface CoercionRow {
  field: JsonValue;
  operator: Operator;
  /** Absent where the operator looks at the field alone. */
  value?: JsonValue;
  ignoreCase?: true;
  holds: boolean;
  why: string;
}

const row = (
  field: JsonValue,
  operator: Operator,
  value: JsonValue | undefined,
  holds: boolean,
  why: string,
): CoercionRow => ({ field, operator, ...(value === undefined ? {} : { value }), holds, why });
const folded = (field: JsonValue, operator: Operator, value: JsonValue, why: string): CoercionRow => ({
  ...row(field, operator, value, true, why),
  ignoreCase: true,
});

/** What is converted and what is not. The guide shows it, and a test tries each row. */
export const COERCION_TABLE: readonly CoercionRow[] = [
  row(5, 'equals', '5.0', true, 'a number equals a text that spells it'),
  row('5', 'equals', '5.0', false, 'two texts are compared letter by letter'),
  row(true, 'equals', 'TRUE', true, 'a boolean equals the word for it'),
  row(1, 'equals', true, false, 'a number is no boolean'),
  row(0, 'equals', '', false, 'an empty text is no number'),
  row(null, 'equals', null, true, 'null and a missing field are the same'),
  row(null, 'equals', '', false, 'null is no text'),
  row({ a: 1, b: [2] }, 'equals', { b: ['2'], a: 1 }, true, 'objects and arrays by their content'),
  row([1], 'equals', 1, false, 'a list is not its item'),
  row(null, 'not-equals', 'x', true, 'a negation holds where its opposite does not'),
  row(10, 'greater-than', '9', true, 'texts that spell numbers go by size'),
  row('10', 'greater-than', '9', true, 'also when both are texts'),
  row('9007199254740993', 'greater-than', '9007199254740992', true, 'whole numbers as text are exact'),
  row('b', 'greater-than', 'a', true, 'other texts go by their characters'),
  row('ten', 'greater-than', 1, false, 'a text and a number have no order'),
  row(null, 'less-than', 1, false, 'null has no order'),
  row([2], 'greater-than', 1, false, 'lists and objects have no order'),
  row(true, 'greater-than', false, false, 'booleans have no order'),
  row('2026-01-01T12:00:00+02:00', 'less-or-equal', '2026-01-01T10:00:00Z', true, 'dates go by time'),
  row('2026-01-01', 'greater-or-equal', '2026-01-01T00:00:00Z', true, 'a date is its midnight in UTC'),
  row('2026-01-01T10:00', 'less-than', '2026-01-01T10:00:01Z', true, 'a time without offset is UTC'),
  row(1_767_225_600_000, 'greater-or-equal', '2026-01-01', true, 'a number beside a date: ms since 1970'),
  row('2026-02-30', 'less-than', '2026-03-01', true, 'a date that does not exist is a text'),
  row('2026-01-01T12:00:00+02:00', 'equals', '2026-01-01T10:00:00Z', false, 'equals looks at the text'),
  row('2026-06-01', 'between', ['2026-01-01', '2026-12-31'], true, 'both bounds belong to it'),
  row(5, 'between', [9, 1], false, 'bounds the wrong way round, with a warning'),
  row(7, 'in', ['7', 8], true, 'as equals, with each item'),
  row(12345, 'contains', 34, true, 'numbers and booleans as text'),
  row([1, 2], 'contains', '2', true, 'a list: as equals, with each item'),
  row({ a: 1 }, 'contains', 'a', true, 'an object: its own keys'),
  row({ a: 1 }, 'contains', 'toString', false, 'and no others'),
  row(null, 'contains', '', false, 'null contains nothing'),
  row(null, 'not-contains', 'a', true, 'so its negation holds'),
  row(2026, 'starts-with', '20', true, 'numbers and booleans as text'),
  row({ a: 1 }, 'ends-with', '}', false, 'lists and objects are no text'),
  row('', 'exists', undefined, true, 'only null and missing fields do not exist'),
  row(null, 'not-exists', undefined, true, 'null counts as missing'),
  row([], 'is-empty', undefined, true, 'null, "", [] and {} are empty'),
  row(' ', 'is-empty', undefined, false, 'a space is something'),
  row(0, 'is-not-empty', undefined, true, 'so are 0 and false'),
  row('True', 'is-true', undefined, true, 'booleans and the words for them'),
  row(1, 'is-true', undefined, false, 'nothing else'),
  row('', 'is-false', undefined, false, 'nothing else'),
  row([], 'type-is', 'array', true, 'string, number, boolean, object, array, null'),
  row('5', 'type-is', 'number', false, 'types are not converted'),
  folded('Straße', 'equals', 'STRASSE', 'letters that are one in capitals'),
  folded('ΟΔΟΣ', 'contains', 'ος', 'the two small sigmas are one'),
  folded({ Id: 1 }, 'contains', 'ID', 'keys too'),
];
