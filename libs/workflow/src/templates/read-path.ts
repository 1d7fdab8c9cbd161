import type { JsonValue } from '../document/json-value';

/** What a path led to. */
export interface PathReading {
  found: boolean;
  value: JsonValue | undefined;
}

/** Keys through which JavaScript reaches prototypes. No path reads or writes them. */
export const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(['__proto__', 'prototype', 'constructor']);

const NOTHING: PathReading = { found: false, value: undefined };

/**
 * Follows keys into a JSON value by own-property lookup only, as JavaScript would: arrays by index, and `length` of arrays and
 * strings works, because it is an own property of both. Inherited members (`map`, `toString`) are not found, nor are the
 * FORBIDDEN_KEYS. Reading on through null or undefined finds nothing instead of throwing.
 */
export function readPath(root: JsonValue | undefined, keys: readonly (string | number)[]): PathReading {
  let value = root;
  for (const key of keys) {
    if (value === null || value === undefined) return NOTHING;
    if (typeof key === 'string' && FORBIDDEN_KEYS.has(key)) return NOTHING;
    if (!Object.hasOwn(Object(value) as object, key)) return NOTHING;
    value = (value as unknown as Record<string | number, JsonValue | undefined>)[key];
  }
  return value === undefined ? NOTHING : { found: true, value };
}
