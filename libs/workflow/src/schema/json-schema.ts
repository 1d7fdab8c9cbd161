import { isJsonObject, type JsonObject, type JsonValue } from '../document/json-value';

/** A JSON Schema (draft 2020-12) as plain data, with the keywords of ConfigKeywords. */
export type JsonSchema = JsonObject;

/** The schema of a property; undefined when the schema names none. */
export function propertySchema(schema: JsonSchema, key: string): JsonSchema | undefined {
  const properties = schema['properties'];
  if (!isJsonObject(properties) || !Object.hasOwn(properties, key)) return undefined;
  const property = properties[key];
  return isJsonObject(property) ? property : undefined;
}

/** Names of the properties a schema lists. */
export function propertyNames(schema: JsonSchema): string[] {
  return isJsonObject(schema['properties']) ? Object.keys(schema['properties']) : [];
}

/** The schema of an array's items; undefined when the schema says nothing of them. */
export function itemSchema(schema: JsonSchema): JsonSchema | undefined {
  return isJsonObject(schema['items']) ? schema['items'] : undefined;
}

/** A copy that shares nothing with the original. */
export function copyJson(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(copyJson);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, copyJson(item)]));
}
