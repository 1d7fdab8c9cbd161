import { isJsonObject, type JsonObject, type JsonValue } from '@rex/workflow';

/** Keywords of a member that can be moved into the schema around it; its own title and description are for people only. */
const PLAIN: ReadonlySet<string> = new Set(['type', 'properties', 'required', 'title', 'description']);

/**
 * A schema with the members of `allOf` in it, where all they do is name properties of an object, each another one: `allOf` itself is
 * known to no vendor. Else the schema as it is.
 */
export function mergeAllOf(schema: JsonObject): JsonObject {
  const { allOf, ...rest } = schema;
  if (!Array.isArray(allOf) || rest['additionalProperties'] !== undefined) return schema;
  const members = [rest, ...allOf];
  if (!allOf.every(isPlain) || !members.every(isObject)) return schema;
  const named = members.flatMap(({ properties }) =>
    isJsonObject(properties) ? Object.entries(properties) : [],
  );
  if (named.length === 0 || new Set(named.map(([name]) => name)).size < named.length) return schema;
  const required = members.flatMap((member) => (Array.isArray(member['required']) ? member['required'] : []));
  return {
    ...rest,
    ...(members.some(({ type }) => type === 'object') ? { type: 'object' } : {}),
    properties: Object.fromEntries(named),
    ...(required.length === 0 ? {} : { required: [...new Set(required)] }),
  };
}

function isPlain(member: JsonValue): boolean {
  return isJsonObject(member) && Object.keys(member).every((key) => PLAIN.has(key));
}

function isObject(member: JsonValue): member is JsonObject {
  return isJsonObject(member) && (member['type'] === undefined || member['type'] === 'object');
}
