import { isJsonObject, type JsonObject, type JsonValue } from '../document/json-value';
import { isTemplate } from '../templates/find-opening';
import { copyJson, itemSchema, propertyNames, propertySchema, type JsonSchema } from './json-schema';

/**
 * A copy of a value with the `default` of every absent property filled in, and shorthands written out: where the schema says
 * `pathOrTemplate`, a template becomes `{ value: template }`, so that a rendered text is never taken for a path. Whatever does
 * not fit the schema is left as it is, for the check to find.
 */
export function applyDefaults(schema: JsonSchema, value: JsonValue): JsonValue {
  if (schema['pathOrTemplate'] === true && typeof value === 'string' && isTemplate(value)) return { value };
  if (Array.isArray(value)) {
    const items = itemSchema(schema);
    // An array that is too long will be refused: nothing is filled in, so that a hostile one costs nothing.
    const { maxItems } = schema;
    if (!items || (typeof maxItems === 'number' && value.length > maxItems)) return value;
    return value.map((item) => applyDefaults(items, item));
  }
  return isJsonObject(value) ? applyToObject(schema, value) : value;
}

/** Most other keys with which an object that may have none is still filled in. */
const MAX_OTHERS = 1000;

function applyToObject(schema: JsonSchema, value: JsonObject): JsonObject {
  const names = propertyNames(schema);
  if (names.length === 0) return value;
  // One with very many other keys will be refused, like an array that is too long.
  if (schema['additionalProperties'] === false && Object.keys(value).length > names.length + MAX_OTHERS)
    return value;
  const copy: JsonObject = { ...value };
  for (const name of names) {
    const property = propertySchema(schema, name);
    if (!property) continue;
    const given = Object.hasOwn(value, name) ? value[name] : undefined;
    // A property that is there but undefined (an editor's form may leave one) counts as absent.
    const wanted = given === undefined ? fallbackOf(property) : given;
    if (wanted !== undefined) copy[name] = applyDefaults(property, wanted);
  }
  return copy;
}

function fallbackOf(schema: JsonSchema): JsonValue | undefined {
  const fallback = schema['default'];
  return fallback === undefined ? undefined : copyJson(fallback);
}
