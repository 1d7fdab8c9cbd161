import { FORBIDDEN_KEYS, isJsonObject, parseDataPath, type JsonValue } from '@rex/workflow';

type Keys = readonly (string | number)[];

/** Parts of a value that are cleaned, and paths that lead to nothing. */
export interface PartsAtPaths {
  /** No place lies in another: what is below a place belongs to it. */
  places: Keys[];
  missing: string[];
}

/** The places that paths lead to, each once; without paths it is the whole. */
export function placesOf(root: JsonValue, paths: readonly string[] | undefined): PartsAtPaths {
  if (!paths) return { places: [[]], missing: [] };
  const missing: string[] = [];
  const found = paths.flatMap((path) => {
    const keys = parseDataPath(path);
    if (keys && readPart(root, keys) !== undefined) return [keys];
    missing.push(path);
    return [];
  });
  const isIn = (inner: Keys, outer: Keys) =>
    outer.every((key, index) => String(inner[index]) === String(key));
  const places = found.filter(
    (place, index) =>
      !found.some((other, at) => isIn(place, other) && (other.length < place.length || at < index)),
  );
  return { places, missing };
}

/** The value at a place: an item of an array or a field of an object, and nothing else that JavaScript finds there. */
export function readPart(root: JsonValue, keys: Keys): JsonValue | undefined {
  let value: JsonValue | undefined = root;
  for (const key of keys) {
    if (Array.isArray(value)) value = /^\d+$/.test(String(key)) ? value[Number(key)] : undefined;
    else if (isJsonObject(value) && Object.hasOwn(value, key) && !FORBIDDEN_KEYS.has(String(key)))
      value = value[key];
    else return undefined;
  }
  return value;
}

/** A copy of a value with another part at a place that is there. Only what is on the way is copied. */
export function replacePart(value: JsonValue, [key, ...rest]: Keys, part: JsonValue): JsonValue {
  if (key === undefined) return part;
  if (Array.isArray(value))
    return value.with(Number(key), replacePart(value[Number(key)] ?? null, rest, part));
  // Spread defines own properties, so even a "__proto__" in the data stays data.
  const copy = { ...(value as Record<string, JsonValue>) };
  copy[key] = replacePart(copy[key] ?? null, rest, part);
  return copy;
}
