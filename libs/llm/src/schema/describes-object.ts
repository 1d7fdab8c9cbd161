import { isJsonObject, type JsonValue } from '@rex/workflow';

/** Whether a schema is meant for objects, as far as its root tells. */
export function describesObject(schema: JsonValue | undefined): boolean {
  if (!isJsonObject(schema)) return false;
  const { type, properties, anyOf, oneOf, allOf } = schema;
  if (type !== undefined) return type === 'object';
  if (isJsonObject(properties)) return true;
  return [anyOf, oneOf].some(isListOfObjects) || (Array.isArray(allOf) && allOf.some(describesObject));
}

function isListOfObjects(list: JsonValue | undefined): boolean {
  return Array.isArray(list) && list.length > 0 && list.every(describesObject);
}
