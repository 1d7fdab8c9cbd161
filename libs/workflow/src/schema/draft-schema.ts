import { isJsonObject, type JsonValue } from '../document/json-value';
import type { JsonSchema } from './json-schema';

/** Text with an expression in it: two braces after an even number of backslashes. Agrees with isTemplate. */
const TEMPLATE_PATTERN = '(^|[^\\\\])(\\\\\\\\)*\\{\\{';

/** Keywords that hold one schema, a list of schemas, or schemas by name. */
const ONE = new Set([
  'items',
  'additionalProperties',
  'not',
  'if',
  'then',
  'else',
  'contains',
  'propertyNames',
]);
const LIST = new Set(['anyOf', 'allOf', 'oneOf', 'prefixItems']);
const BY_NAME = new Set(['properties', 'patternProperties', '$defs']);

/**
 * A schema for configs that are still drafts: wherever `expression` is set, a template may stand for the value, and a
 * `literalFormat` is a format here.
 */
export function draftSchema(schema: JsonSchema): JsonSchema {
  const relaxed = Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [
      key === 'literalFormat' ? 'format' : key,
      relaxKeyword(key, value),
    ]),
  );
  if (schema['expression'] !== true) return relaxed;
  // The rest of the schema stays in `else`, so that complaints about other values name its keywords.
  const { description, ...rest } = relaxed;
  const whole: JsonSchema = { if: { type: 'string', pattern: TEMPLATE_PATTERN }, else: rest };
  return description === undefined ? whole : { ...whole, description };
}

function relaxKeyword(key: string, value: JsonValue): JsonValue {
  if (ONE.has(key)) return relax(value);
  if (LIST.has(key) && Array.isArray(value)) return value.map(relax);
  if (BY_NAME.has(key) && isJsonObject(value)) {
    return Object.fromEntries(Object.entries(value).map(([name, schema]) => [name, relax(schema)]));
  }
  return value;
}

function relax(schema: JsonValue): JsonValue {
  return isJsonObject(schema) ? draftSchema(schema) : schema;
}
