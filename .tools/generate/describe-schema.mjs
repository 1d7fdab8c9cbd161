import { code, either, jsonCode } from './markdown-text.mjs';

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
    schema.pattern === undefined ? '' : code(schema.pattern),
    schema.format === undefined ? '' : schema.format,
  ];
  const own = limits.filter((each) => each !== '').join(', ');
  if (own !== '') return own;
  return [...new Set(variantsOf(schema).map(limitsOf))].filter((each) => each !== '').join(' or ');
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
  if (condition === undefined) return `${capital(wordsOf(rule) ?? jsonCode(rule))}.`;
  const when = wordsOf(condition);
  const positive = then && wordsOf(then);
  const negative = otherwise && wordsOf(otherwise);
  if (when === undefined || (then && !positive) || (otherwise && !negative)) return `${jsonCode(rule)}.`;
  return [
    positive && `When ${when}: ${positive}.`,
    negative &&
      `${when.includes(' is not ') ? `When ${when.replace(' is not ', ' is ')}` : `Unless ${when}`}: ${negative}.`,
  ]
    .filter(Boolean)
    .join(' ');
}

/** `a` is `1` and `b` is needed; undefined when the schema says something else. */
function wordsOf(schema) {
  const { required = [], properties = {}, ...rest } = schema;
  if (Object.keys(rest).length > 0) return undefined;
  const words = Object.entries(properties).map(([key, value]) => valueWords(code(key), value));
  if (words.includes(undefined)) return undefined;
  const needed = required.filter((key) => !Object.hasOwn(properties, key)).map(code);
  if (needed.length > 0) words.push(`${either(needed, 'and')} ${needed.length > 1 ? 'are' : 'is'} needed`);
  return words.length === 0 ? undefined : either(words, 'and');
}

function valueWords(name, schema) {
  if (schema === false) return `${name} is not allowed`;
  if (typeof schema !== 'object') return undefined;
  const inverse = schema.not && Object.keys(schema).length === 1 ? valuesOf(schema.not) : [];
  if (inverse.length > 0) return `${name} is not ${either(inverse.map(jsonCode))}`;
  const values = valuesOf(schema);
  if (values.length > 0) return `${name} is ${either(values.map(jsonCode))}`;
  const type = typeOf(schema);
  const limits = limitsOf(schema);
  if (type === 'any' && limits === '') return undefined;
  return `${name} is ${article(type)}${limits === '' ? '' : ` (${limits})`}`;
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
