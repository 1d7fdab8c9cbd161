import { FORBIDDEN_KEYS, isJsonObject, type JsonObject, type JsonValue } from '@rex/workflow';

/** Largest array index that a path may write: it keeps `list[999999999]` from filling the memory. */
const MAX_INDEX = 9999;

/**
 * A copy of an object with a value at a path. Only the containers on the way are copied, missing ones are made (arrays for
 * indexes, objects for names), and a value in the way that is neither is replaced. Holes in arrays are null.
 *
 * @throws Error when the path holds one of FORBIDDEN_KEYS or an index over 9999.
 */
export function writePath(
  target: JsonObject,
  keys: readonly (string | number)[],
  value: JsonValue,
): JsonObject {
  return writeAt(target, keys, value) as JsonObject;
}

function writeAt(
  container: JsonValue | undefined,
  keys: readonly (string | number)[],
  value: JsonValue,
): JsonValue {
  const [key, ...rest] = keys;
  if (key === undefined) return value;
  if (typeof key === 'string' && FORBIDDEN_KEYS.has(key)) throw new Error(`"${key}" can't be part of a path`);
  if (typeof key === 'number') return writeItem(Array.isArray(container) ? container : [], key, rest, value);
  // Spread defines own properties, so even a "__proto__" in the data stays data.
  const copy: JsonObject = isJsonObject(container) ? { ...container } : {};
  copy[key] = writeAt(Object.hasOwn(copy, key) ? copy[key] : undefined, rest, value);
  return copy;
}

function writeItem(
  items: readonly JsonValue[],
  index: number,
  rest: readonly (string | number)[],
  value: JsonValue,
): JsonValue {
  if (index > MAX_INDEX) throw new Error(`an index over ${MAX_INDEX} can't be part of a path`);
  const copy = [...items];
  while (copy.length < index) copy.push(null);
  copy[index] = writeAt(copy[index], rest, value);
  return copy;
}
