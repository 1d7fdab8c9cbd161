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

function applyToObject(schema: JsonSchema, value: JsonObject): JsonObject {
  const names = propertyNames(schema);
  if (names.length === 0) return value;
  const entries = Object.entries(value).map(([key, item]): [string, JsonValue] => {
    const property = propertySchema(schema, key);
    return [key, property ? applyDefaults(property, item) : item];
  });
  for (const name of names) {
    const property = propertySchema(schema, name);
    const fallback = property?.['default'];
    if (!property || fallback === undefined) continue;
    // A property that is there but undefined (an editor's form may leave one) counts as absent.
    if (Object.hasOwn(value, name) && value[name] !== undefined) continue;
    entries.push([name, applyDefaults(property, copyJson(fallback))]);
  }
  return Object.fromEntries(entries);
}
