import { isJsonObject, type JsonObject, type JsonValue } from '@rex/workflow';

const SINGLE: ReadonlySet<string> = new Set(['items', 'additionalProperties', 'not', 'if', 'then', 'else']);
const LISTS: ReadonlySet<string> = new Set(['anyOf', 'oneOf', 'allOf', 'prefixItems']);

/** A schema with each schema in it, innermost first, replaced by what `change` makes of it. */
export function mapSchema(schema: JsonObject, change: (schema: JsonObject) => JsonObject): JsonObject {
  const each = (value: JsonValue): JsonValue => (isJsonObject(value) ? mapSchema(value, change) : value);
  const members = Object.entries(schema).map(([key, value]): [string, JsonValue] => {
    if (key === 'properties' && isJsonObject(value)) {
      return [key, Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, each(inner)]))];
    }
    if (SINGLE.has(key)) return [key, each(value)];
    if (LISTS.has(key) && Array.isArray(value)) return [key, value.map(each)];
    return [key, value];
  });
  return change(Object.fromEntries(members));
}

/** Whether a schema describes an object without naming a property. */
export function isEmptyObject({ type, properties, anyOf, oneOf, allOf }: JsonObject): boolean {
  const names = isJsonObject(properties) ? Object.keys(properties).length : 0;
  return type === 'object' && names === 0 && !anyOf && !oneOf && !allOf;
}
