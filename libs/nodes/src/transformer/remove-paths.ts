import { isJsonObject, type JsonValue } from '@rex/workflow';

type Path = readonly (string | number)[];

/**
 * A copy of a value without what lies at the paths. All are taken away at once, so that an index means the item it meant
 * before; the items behind one that is taken away move up. Paths that lead to nothing change nothing.
 */
export function removePaths<Value extends JsonValue>(value: Value, paths: readonly Path[]): Value {
  return (paths.length === 0 ? value : removeWithin(value, paths)) as Value;
}

function removeWithin(value: JsonValue, paths: readonly Path[]): JsonValue {
  const byKey = new Map<string | number, Path[]>();
  for (const [key, ...rest] of paths) {
    if (key !== undefined) byKey.set(key, [...(byKey.get(key) ?? []), rest]);
  }
  const keep = (item: JsonValue, key: string | number): JsonValue[] => {
    const within = byKey.get(key);
    if (!within) return [item];
    return within.some((path) => path.length === 0) ? [] : [removeWithin(item, within)];
  };
  if (Array.isArray(value)) return value.flatMap((item, index) => keep(item, index));
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value).flatMap(([key, item]) =>
    keep(item, key).map((kept): [string, JsonValue] => [key, kept]),
  );
  return Object.fromEntries(entries);
}
