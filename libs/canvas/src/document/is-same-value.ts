/** True when two values of JSON say the same. The order of keys does not matter; a key set to undefined counts as absent. */
export function isSameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    return a.every((item, n) => isSameValue(item, b[n]));
  }
  const [ours, others] = [entriesOf(a), entriesOf(b)];
  return ours.size === others.size && [...ours].every(([key, value]) => isSameValue(value, others.get(key)));
}

function entriesOf(value: object): Map<string, unknown> {
  return new Map(Object.entries(value).filter(([, item]) => item !== undefined));
}
