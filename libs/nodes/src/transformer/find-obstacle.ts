import { isJsonObject, type JsonValue } from '@rex/workflow';

/**
 * The part of a path at which something stands that has no room for the rest: a text where an object should be, an object where
 * an array should be. Writing there replaces it. Undefined when nothing is in the way; null is nothing.
 */
export function findObstacle(
  root: JsonValue,
  keys: readonly (string | number)[],
): (string | number)[] | undefined {
  let value: JsonValue | undefined = root;
  for (const [depth, key] of keys.entries()) {
    if (value === undefined || value === null) return undefined;
    if (typeof key === 'number') {
      if (!Array.isArray(value)) return keys.slice(0, depth);
      value = value[key];
    } else {
      if (!isJsonObject(value)) return keys.slice(0, depth);
      value = Object.hasOwn(value, key) ? value[key] : undefined;
    }
  }
  return undefined;
}
