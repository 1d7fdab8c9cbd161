import { isJsonObject, type JsonObject, type JsonValue } from '@rex/workflow';

/** A value that fits a schema of the usual kind: what a well-behaved model would answer. */
export function sampleOfSchema(schema: JsonValue | undefined, depth = 0): JsonValue {
  if (!isJsonObject(schema) || depth > 20) return {};
  const { enum: list, const: only, anyOf, items, minimum = 1, minItems } = schema;
  if (only !== undefined) return only;
  if (Array.isArray(list) && list[0] !== undefined) return list[0];
  if (Array.isArray(anyOf)) return sampleOfSchema(anyOf[0], depth + 1);
  switch ([schema['type']].flat()[0]) {
    case 'string':
      return 'sample';
    case 'integer':
    case 'number':
      return minimum;
    case 'boolean':
      return true;
    case 'null':
      return null;
    case 'array':
      return Array.from({ length: Number(minItems ?? 1) }, () => sampleOfSchema(items, depth + 1));
    default:
      return sampleOfObject(schema, depth);
  }
}

function sampleOfObject({ properties }: JsonObject, depth: number): JsonObject {
  if (!isJsonObject(properties)) return {};
  return Object.fromEntries(
    Object.entries(properties).map(([name, each]) => [name, sampleOfSchema(each, depth + 1)]),
  );
}
