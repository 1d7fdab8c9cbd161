import { foldCase } from '@rex/workflow';
import type { TagCount } from './workflow-row';

/** Counts of tags in order, spellings that differ in case only as one: the most frequent, which has to come first. */
export function mergeTagCounts(counts: readonly TagCount[]): TagCount[] {
  const merged = new Map<string, TagCount>();
  for (const { tag, count } of counts) {
    const key = foldCase(tag);
    const known = merged.get(key);
    merged.set(key, { tag: known?.tag ?? tag, count: (known?.count ?? 0) + count });
  }
  return [...merged].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, count]) => count);
}
