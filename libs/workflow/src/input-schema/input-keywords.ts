import { isJsonObject, type JsonValue } from '../document/json-value';

/** What the value of a keyword must be: a note, something flat with a rule of its own, or further schemas. */
export type InputKeyword =
  | { kind: 'note' }
  | { kind: 'value'; fits: (value: JsonValue) => boolean; words: string }
  | { kind: 'schema' | 'list' | 'by-name' };

/** Formats that an input schema may name; all are checked in linear time. */
export const INPUT_FORMATS = ['date', 'date-time', 'email', 'uri', 'uuid'];

const TYPES = ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null'];
const isType = (value: JsonValue) => typeof value === 'string' && TYPES.includes(value);
const isNumber = (value: JsonValue) => typeof value === 'number';

const value = (words: string, fits: (value: JsonValue) => boolean): InputKeyword => ({
  kind: 'value',
  fits,
  words,
});
const count = value('a whole number of at least 0', (each) => Number.isInteger(each) && Number(each) >= 0);
const number = value('a number', isNumber);

const keywords = (names: string, keyword: InputKeyword) =>
  names.split(' ').map((name): [string, InputKeyword] => [name, keyword]);

/** The keywords of JSON Schema (2020-12) that an input schema may use. */
export const INPUT_KEYWORDS: ReadonlyMap<string, InputKeyword> = new Map([
  ...keywords('$schema $id $comment title description default examples', { kind: 'note' }),
  ...keywords(
    'type',
    value(`one of ${TYPES.join(', ')}, or a list of them`, (each) =>
      Array.isArray(each) ? each.length > 0 && each.every(isType) : isType(each),
    ),
  ),
  ...keywords(
    'enum',
    value('a list with at least one item', (each) => Array.isArray(each) && each.length > 0),
  ),
  ...keywords(
    'const',
    value('a value', () => true),
  ),
  ...keywords('minLength maxLength minItems maxItems', count),
  ...keywords('minimum maximum exclusiveMinimum exclusiveMaximum', number),
  ...keywords(
    'multipleOf',
    value('a number above 0', (each) => isNumber(each) && Number(each) > 0),
  ),
  ...keywords(
    'uniqueItems',
    value('true or false', (each) => typeof each === 'boolean'),
  ),
  ...keywords(
    'required',
    value('a list of names', (each) => Array.isArray(each) && each.every((name) => typeof name === 'string')),
  ),
  ...keywords(
    'format',
    value(
      `one of ${INPUT_FORMATS.join(', ')}`,
      (each) => typeof each === 'string' && INPUT_FORMATS.includes(each),
    ),
  ),
  ...keywords('items additionalProperties not if then else', { kind: 'schema' }),
  ...keywords('anyOf oneOf allOf', { kind: 'list' }),
  ...keywords('properties', { kind: 'by-name' }),
]);

/** The schemas that stand directly within a schema, with the keys that lead to them. Mistakes in form are passed over. */
export function schemasWithin(schema: { [keyword: string]: JsonValue }): [(string | number)[], JsonValue][] {
  return Object.entries(schema).flatMap(([name, inner]): [(string | number)[], JsonValue][] => {
    switch (INPUT_KEYWORDS.get(name)?.kind) {
      case 'schema':
        return [[[name], inner]];
      case 'list':
        return Array.isArray(inner) ? inner.map((each, index) => [[name, index], each]) : [];
      case 'by-name':
        return isJsonObject(inner) ? Object.entries(inner).map(([key, each]) => [[name, key], each]) : [];
      default:
        return [];
    }
  });
}
