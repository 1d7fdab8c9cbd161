import { isJsonObject, type JsonObject, type JsonValue } from '@rex/workflow';

/** Keywords by which more properties belong to an object than its own list names. */
const ADD_PROPERTIES = ['allOf', 'anyOf', 'oneOf', 'if', 'dependentSchemas', 'patternProperties'] as const;

/**
 * Marks an object as open where its own list of properties is not all that belongs to it, and the alternatives beside the list too: each of
 * them names only what it adds. Closed, nothing would fit them.
 */
export function leaveOpen(schema: JsonObject): JsonObject {
  const { properties, additionalProperties, patternProperties } = schema;
  if (!isJsonObject(properties) || !hasMore(schema, properties)) return schema;
  const alternatives = Object.entries(schema)
    .filter(([key]) => key === 'anyOf' || key === 'oneOf')
    .map(([key, list]): [string, JsonValue] => [key, Array.isArray(list) ? list.map(opened) : list]);
  // What is named by a pattern is no longer told, so nothing may be kept out.
  const open = patternProperties === undefined ? (additionalProperties ?? true) : true;
  return { ...schema, ...Object.fromEntries(alternatives), additionalProperties: open };
}

function hasMore(schema: JsonObject, properties: JsonObject): boolean {
  const { required } = schema;
  const isUnlisted = (name: JsonValue) => typeof name === 'string' && !Object.hasOwn(properties, name);
  return (
    ADD_PROPERTIES.some((keyword) => schema[keyword] !== undefined) ||
    (Array.isArray(required) && required.some(isUnlisted))
  );
}

function opened(alternative: JsonValue): JsonValue {
  return isJsonObject(alternative) && isJsonObject(alternative['properties'])
    ? { additionalProperties: true, ...alternative }
    : alternative;
}
