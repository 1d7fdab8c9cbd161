import { changedId, type Change } from '../document/change';
import { isSameValue } from '../document/is-same-value';

/**
 * Changes that do the same as the first and then the second. A run of replacements of one item becomes one, so that a burst of
 * typing takes the room of one change, however long it was, and none when it led back to where it began.
 */
export function mergeChanges(first: readonly Change[], second: readonly Change[]): Change[] {
  const all = [...first, ...second];
  if (!all.every((change) => change.kind === 'replaced')) return all;
  const merged = new Map<string, Change>();
  for (const change of all) {
    const key = `${change.list} ${changedId(change)}`;
    const earlier = merged.get(key);
    merged.set(
      key,
      earlier?.kind === 'replaced' ? ({ ...change, before: earlier.before } as Change) : change,
    );
  }
  return [...merged.values()].filter(
    (change) => change.kind !== 'replaced' || !isSameValue(change.before, change.after),
  );
}
