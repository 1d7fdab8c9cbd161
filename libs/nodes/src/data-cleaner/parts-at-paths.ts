import { FORBIDDEN_KEYS, parseDataPath, type JsonValue } from '@rex/workflow';
import { readPart } from '../shared/read-part';

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
    const isAllowed = keys?.every((key) => !FORBIDDEN_KEYS.has(String(key)));
    if (keys && isAllowed && readPart(root, keys) !== undefined) return [keys];
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
