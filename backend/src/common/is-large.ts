/** What the smallest value counts, in characters of a text. */
const WEIGHT_OF_VALUE = 8;

/** So much is looked at in about ten milliseconds, however hostile it is. */
const MAX_WEIGHT = 50_000;

/** Whether looking at all of a value takes so long that others would notice. Looks no further than it must. */
export function isLarge(value: unknown): boolean {
  return weigh(value, MAX_WEIGHT) < 0;
}

/** What is left of a weight; below 0: it is heavier. */
function weigh(value: unknown, allowed: number): number {
  let left = allowed - WEIGHT_OF_VALUE;
  if (typeof value === 'string') return left - value.length;
  if (typeof value !== 'object' || value === null) return left;
  if (Array.isArray(value)) {
    for (const item of value) {
      if (left < 0) return left;
      left = weigh(item, left);
    }
    return left;
  }
  for (const key of Object.keys(value)) {
    if (left < 0) return left;
    left = weigh((value as Record<string, unknown>)[key], left - key.length);
  }
  return left;
}
