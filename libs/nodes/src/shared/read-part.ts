import { isJsonObject, type JsonValue } from '@rex/workflow';

/**
 * The part of a value at a place: an item of an array or a field of an object, and nothing else that JavaScript finds there, such
 * as the length of a text. Undefined when there is none.
 */
export function readPart(root: JsonValue, keys: readonly (string | number)[]): JsonValue | undefined {
  let value: JsonValue | undefined = root;
  for (const key of keys) {
    if (Array.isArray(value)) value = /^\d+$/.test(String(key)) ? value[Number(key)] : undefined;
    else if (isJsonObject(value) && Object.hasOwn(value, key)) value = value[key];
    else return undefined;
  }
  return value;
}
