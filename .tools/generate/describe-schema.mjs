import { code, either, jsonCode, plain } from './markdown-text.mjs';

/** Alternatives of a schema that say what the value may be, not only which keys it needs. */
export function variantsOf(schema) {
  return [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].filter(
    (each) =>
      typeof each === 'object' &&
      (each.type ?? each.enum ?? each.const ?? each.properties ?? each.items) !== undefined,
  );
}

/** The type in words: `string`, `array of integer`, `string or object`. */
export function typeOf(schema) {
  if (typeof schema !== 'object' || schema === null) return 'any';
  if ('const' in schema) return jsonType(schema.const);
  if (schema.enum) return either([...new Set(schema.enum.map(jsonType))]);
  if (schema.type === 'array') {
    const items = schema.items ? typeOf(schema.items) : 'any';
    return items === 'any' ? 'array' : `array of ${items.includes(' or ') ? `(${items})` : items}`;
  }
  if (schema.type) return either([schema.type].flat());
  const variants = variantsOf(schema);
  if (variants.length > 0) return either([...new Set(variants.map(typeOf))]);
  return schema.properties ? 'object' : 'any';
}

/** The values that a field may have, if they are few and named. */
export function valuesOf(schema) {
  if ('const' in schema) return [schema.const];
  if (schema.enum) return schema.enum;
  if (schema.items) return valuesOf(schema.items);
  return [
    ...new Set(
      variantsOf(schema)
        .filter((each) => !each.properties)
        .flatMap(valuesOf),
    ),
  ];
}

/** The limits in words: `1 to 200 characters`. */
export function limitsOf(schema) {
  const limits = [
    span(schema.minimum, schema.maximum, ''),
    schema.exclusiveMinimum === undefined ? '' : `more than ${number(schema.exclusiveMinimum)}`,
    schema.exclusiveMaximum === undefined ? '' : `less than ${number(schema.exclusiveMaximum)}`,
    schema.multipleOf === undefined ? '' : `a multiple of ${number(schema.multipleOf)}`,
    span(schema.minLength, schema.maxLength, 'character'),
    span(schema.minItems, schema.maxItems, 'item'),
    schema.uniqueItems ? 'no item twice' : '',
    patternWords(schema),
    schema.format === undefined ? '' : schema.format,
  ];
  const own = limits.filter((each) => each !== '').join(', ');
  if (own !== '') return own;
  return [...new Set(variantsOf(schema).map(limitsOf))].filter((each) => each !== '').join(' or ');
}

/** A pattern that few can read usually comes with words. */
function patternWords({ pattern, errorMessage }) {
  if (pattern === undefined) return '';
  return errorMessage === undefined ? code(pattern) : plain(errorMessage);
}

function span(low, high, unit) {
  const units = (count) => (unit === '' ? '' : ` ${unit}${count === 1 ? '' : 's'}`);
  if (low === undefined && high === undefined) return '';
  if (high === undefined) return `at least ${number(low)}${units(low)}`;
  if (low === undefined) return `at most ${number(high)}${units(high)}`;
  return low === high ? `${number(low)}${units(low)}` : `${number(low)} to ${number(high)}${units(high)}`;
}

/**
 * The rules between the fields of an object, as sentences. What no words were found for is shown as the JSON Schema it is, so that
 * nothing is kept from the reader.
 */
export function rulesOf(schema) {
  return [
    ...keyRule(schema.oneOf, 'Exactly one of', schema),
    ...keyRule(schema.anyOf, 'At least one of', schema),
    ...(schema.allOf ?? []).map(sentenceOf),
    ...(schema.if === undefined ? [] : [sentenceOf({ if: schema.if, then: schema.then, else: schema.else })]),
    ...(schema.not === undefined ? [] : [`Not: ${jsonCode(schema.not)}.`]),
  ];
}

function keyRule(alternatives, opening) {
  if (!alternatives || alternatives.some((each) => !each.required || each.properties || each.type)) return [];
  const keys = alternatives.map(({ required }) => required.map(code).join(' with '));
  return [`${opening} ${either(keys, 'and')} is needed.`];
}

function sentenceOf(rule) {
  const { if: condition, then, else: otherwise } = rule;
  if (condition === undefined) {
    const words = wordsOf(rule);
    return words === undefined ? `${jsonCode(rule)}.` : `${capital(words)}.`;
  }
  // `if` with `not` and `else` says the same as `if` with `then`, and is written for its better messages.
  const isNegated = Object.keys(condition).length === 1 && isSchema(condition.not);
  const turned = isNegated ? wordsOf(condition.not) : undefined;
  const when = turned ?? wordsOf(condition);
  const [positive, negative] = (turned ? [otherwise, then] : [then, otherwise]).map(wordsOfOptional);
  if (when === undefined || positive === undefined || negative === undefined) return `${jsonCode(rule)}.`;
  const sentences = [positive && `When ${when}: ${positive}.`, negative && `${unless(when)}: ${negative}.`];
  return sentences.filter((each) => each !== '').join(' ');
}

function unless(when) {
  const isOneDenial = when.includes(' is not ') && !when.includes(' and ');
  return isOneDenial ? `When ${when.replace(' is not ', ' is ')}` : `Unless ${when}`;
}

function wordsOfOptional(schema) {
  return schema === undefined ? '' : wordsOf(schema);
}

/** Keywords that say nothing about what fits. */
const REMARKS = ['errorMessage', 'description', 'expression', 'control', 'title', 'visibleWhen'];

/** `a` is `1` and `b` is needed; undefined when the schema says something else. */
function wordsOf(schema) {
  const { required = [], properties = {}, anyOf, not, ...rest } = schema;
  if (Object.keys(rest).some((key) => !REMARKS.includes(key))) return undefined;
  const words = Object.entries(properties).map(([key, value]) => valueWords(code(key), value));
  const needed = required.filter((key) => !Object.hasOwn(properties, key)).map(code);
  if (needed.length > 0) words.push(`${either(needed, 'and')} ${needed.length > 1 ? 'are' : 'is'} needed`);
  if (not !== undefined) words.push(absenceWords(not));
  if (anyOf !== undefined) words.push(alternativeWords(anyOf));
  if (words.length === 0 || words.includes(undefined)) return undefined;
  return either(words, 'and');
}

function absenceWords(schema) {
  const { required, ...rest } = schema;
  const isOnlyKeys = Array.isArray(required) && Object.keys(rest).length === 0;
  return isOnlyKeys && required.length === 1 ? `${code(required[0])} is left out` : undefined;
}

function alternativeWords(alternatives) {
  const words = alternatives.map(wordsOf);
  return words.includes(undefined) ? undefined : either(words);
}

function valueWords(name, schema) {
  if (schema === false) return `${name} is not allowed`;
  if (!isSchema(schema)) return undefined;
  if (schema.errorMessage) return `${name} ${plain(schema.errorMessage)}`;
  if (schema.not && Object.keys(schema.not).length === 0) return `${name} is left out`;
  const forbidden = schema.not ? valuesOf(schema.not) : [];
  if (forbidden.length > 0) return `${name} is not ${either(forbidden.map(jsonCode))}`;
  const values = valuesOf(schema);
  const type = typeOf(schema);
  if (values.length > 0 && !type.includes('array')) return `${name} is ${either(values.map(jsonCode))}`;
  const limits = limitsOf(schema);
  if (type === 'any' && limits === '') return undefined;
  return `${name} is ${article(type)}${limits === '' ? '' : ` (${limits})`}`;
}

function isSchema(value) {
  return typeof value === 'object' && value !== null;
}

function jsonType(value) {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

function article(type) {
  return type === 'any' ? 'given' : `${/^[aio]/.test(type) ? 'an' : 'a'} ${type}`;
}

function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function number(value) {
  return typeof value === 'number'
    ? value.toLocaleString('en-US', { maximumFractionDigits: 20 })
    : jsonCode(value);
}
