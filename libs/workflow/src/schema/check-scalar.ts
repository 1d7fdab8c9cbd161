import { isJsonObject } from '../document/json-value';
import { suggestion } from '../text/suggest-word';
import type { KeywordGroup, SchemaCheck } from './schema-check';
import { canonicalJson } from './canonical-json';
import { kindOf, MAX_LISTED, MAX_SUGGESTED, shown, withArticle } from './describe-value';
import { FORMATS } from './formats';
import { isMultiple } from './is-multiple';
import type { JsonSchema } from './json-schema';

/** The keyword `type`. */
export function checkType(schema: JsonSchema): SchemaCheck {
  const wanted = schema['type'];
  if (wanted === undefined) return () => true;
  const types = [wanted].flat().map(String);
  const unknown = types.find((type) => !Object.hasOwn(TYPES, type));
  if (unknown !== undefined) throw new Error(`there is no type "${unknown}"`);
  const tests = types.map((type) => TYPES[type as keyof typeof TYPES]);
  return (value, report) => {
    if (tests.some((test) => test(value))) return true;
    const expected = `must be ${types.map(withArticle).join(' or ')}`;
    if (value === null) return report?.add('missing', `has no value; it ${expected}`) ?? false;
    return report?.add('invalid', `${expected}, not ${kindOf(value)}`) ?? false;
  };
}

const TYPES = {
  string: (value: unknown) => typeof value === 'string',
  number: (value: unknown) => typeof value === 'number',
  integer: (value: unknown) => Number.isInteger(value),
  boolean: (value: unknown) => typeof value === 'boolean',
  null: (value: unknown) => value === null,
  array: (value: unknown) => Array.isArray(value),
  object: (value: unknown) => isJsonObject(value),
};

/** `enum`, `const` and the keywords of numbers and texts. */
export const checkScalar: KeywordGroup = (schema) => [
  ...checkAllowed(schema),
  ...NUMBER_KEYWORDS.flatMap(([keyword, holds, words]) => {
    const limit = schema[keyword];
    if (typeof limit !== 'number') return [];
    return rule('number', (value: number) => holds(value, limit), `must be ${words} ${limit}`);
  }),
  ...checkText(schema),
];

const NUMBER_KEYWORDS: [keyword: string, holds: (value: number, limit: number) => boolean, words: string][] =
  [
    ['minimum', (value, limit) => value >= limit, 'at least'],
    ['maximum', (value, limit) => value <= limit, 'at most'],
    ['exclusiveMinimum', (value, limit) => value > limit, 'more than'],
    ['exclusiveMaximum', (value, limit) => value < limit, 'less than'],
    ['multipleOf', isMultiple, 'a multiple of'],
  ];

function checkAllowed(schema: JsonSchema): SchemaCheck[] {
  const { enum: list, const: only } = schema;
  const allowed = Array.isArray(list) ? list : only === undefined ? [] : [only];
  if (allowed.length === 0) return [];
  const scalars = new Set<unknown>(allowed.filter((each) => !isContainer(each)));
  const containers = new Set(allowed.filter(isContainer).map(canonicalJson));
  const words = allowed.filter((each) => typeof each === 'string');
  const listed = allowed.slice(0, MAX_LISTED).map(shown).join(', ');
  const rest = allowed.length > MAX_LISTED ? ` and ${allowed.length - MAX_LISTED} more` : '';
  const expected = `must be ${allowed.length > 1 ? 'one of ' : ''}${listed}${rest}`;
  return [
    (value, report) => {
      if (scalars.has(value)) return true;
      if (containers.size > 0 && isContainer(value) && containers.has(canonicalJson(value))) return true;
      // Most values that are no match are branches of a condition, about which nobody asked.
      if (!report) return false;
      const hint = typeof value === 'string' ? suggestion(value, words.slice(0, MAX_SUGGESTED)) : '.';
      return report.add('invalid', `${expected}, not ${shown(value)}${hint}`);
    },
  ];
}

function isContainer(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

function checkText(schema: JsonSchema): SchemaCheck[] {
  const { minLength, maxLength, pattern, format, errorMessage } = schema;
  const checks: SchemaCheck[] = [];
  if (typeof minLength === 'number') {
    const words = minLength === 1 ? 'must not be empty' : `must have at least ${minLength} characters`;
    checks.push(...rule('string', (text: string) => hasAtLeast(text, minLength), words));
  }
  if (typeof maxLength === 'number') {
    const words = `must have at most ${maxLength} characters`;
    checks.push(...rule('string', (text: string) => !hasAtLeast(text, maxLength + 1), words));
  }
  if (typeof pattern === 'string') {
    const expression = new RegExp(pattern, 'u');
    const words = typeof errorMessage === 'string' ? errorMessage : `must match ${pattern}`;
    checks.push(...rule('string', (text: string) => expression.test(text), words));
  }
  if (format !== undefined) {
    const known = FORMATS.get(String(format));
    if (!known) throw new Error(`there is no format "${String(format)}"`);
    const words = typeof errorMessage === 'string' ? errorMessage : known.words;
    checks.push(...rule('string', known.test, words));
  }
  return checks;
}

/** JSON Schema counts characters, JavaScript UTF-16 units: a character takes one or two. */
function hasAtLeast(text: string, count: number): boolean {
  if (text.length < count) return false;
  return text.length >= 2 * count || countCharacters(text) >= count;
}

function countCharacters(text: string): number {
  let count = 0;
  for (let index = 0; index < text.length; index += 1) {
    if ((text.codePointAt(index) ?? 0) > 0xffff) index += 1;
    count += 1;
  }
  return count;
}

function rule<Value>(
  type: 'string' | 'number',
  holds: (value: Value) => boolean,
  words: string,
): SchemaCheck[] {
  return [
    (value, report) => {
      if (typeof value !== type || holds(value as Value)) return true;
      return report?.add('invalid', value === '' ? words : `${words}, not ${shown(value)}`) ?? false;
    },
  ];
}
