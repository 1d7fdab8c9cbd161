import type { JsonObject, JsonValue } from '@rex/workflow';
import { isRecord } from './json-schema';

/** Where a value is in a config: names and indexes from the top. */
export type ValuePath = readonly (string | number)[];

/** The value at a path; undefined when nothing is there. */
export function valueAt(root: JsonValue | undefined, path: ValuePath): JsonValue | undefined {
  let value: JsonValue | undefined = root;
  for (const key of path) {
    if (Array.isArray(value) && typeof key === 'number') value = value[key];
    else if (isRecord(value) && Object.hasOwn(value, key)) value = value[key];
    else return undefined;
  }
  return value;
}

/**
 * A copy with another value at a path; undefined takes a name away, and empties an item of a list: its row stays under the hand
 * that emptied it. What is missing on the way comes into being. Everything beside the path is shared with the old value.
 */
export function withValueAt(root: JsonObject, path: ValuePath, value: JsonValue | undefined): JsonObject {
  return (replaced(root, path, value) ?? {}) as JsonObject;
}

function replaced(
  root: JsonValue | undefined,
  path: ValuePath,
  value: JsonValue | undefined,
): JsonValue | undefined {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (typeof key === 'number') {
    const items = Array.isArray(root) ? [...root] : [];
    items[key] = replaced(items[key], rest, value) ?? '';
    return items;
  }
  const object = isRecord(root) ? root : {};
  const child = replaced(object[key], rest, value);
  if (child !== undefined) return { ...object, [key]: child };
  const { [key]: _, ...others } = object;
  return others;
}

/** The JSON Pointer (RFC 6901) of a path. */
export function pointerOf(path: ValuePath): string {
  return path.map((key) => `/${String(key).replace(/~/g, '~0').replace(/\//g, '~1')}`).join('');
}
