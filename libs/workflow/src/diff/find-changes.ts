import { isJsonObject } from '../document/json-value';
import { pointerTo } from '../json/json-pointer';
import { canonicalJson } from '../schema/canonical-json';
import { boundedValue } from './bounded-value';

/** One place where two values differ. A value that is not there is left out. */
export interface Change {
  /** JSON Pointer into the values compared. */
  path: string;
  before?: unknown;
  after?: unknown;
  /** Which of the two is too large to be told whole: then it is the beginning of its JSON text. */
  cut?: ('before' | 'after')[];
}

/** Where pointers get longer than this, the difference is told one level higher: answers stay small. */
const MAX_POINTER_LENGTH = 1000;

/**
 * Where two JSON values differ, as deep as possible: objects by key, lists by index. With more than `maxChanges` differences the
 * whole is one change.
 */
export function findChanges(before: unknown, after: unknown, maxChanges: number): Change[] {
  const found: Change[] = [];
  compare(before, after, '', found, maxChanges);
  return found.length > maxChanges ? [toChange('', before, after)] : found;
}

/** Each part of the values is visited once: whether containers are the same shows when their contents are compared. */
function compare(
  before: unknown,
  after: unknown,
  pointer: string,
  found: Change[],
  maxChanges: number,
): void {
  if (before === after || found.length > maxChanges) return;
  const inner = innerKeys(before, after)?.map((key) => ({ key, path: pointerTo(pointer, key) }));
  if (!inner || inner.some(({ path }) => path.length > MAX_POINTER_LENGTH)) {
    const isSame = inner !== undefined && canonicalJson(before) === canonicalJson(after);
    if (!isSame) found.push(toChange(pointer, before, after));
    return;
  }
  for (const { key, path } of inner) compare(own(before, key), own(after, key), path, found, maxChanges);
}

/** The keys by which two values of one kind are compared; undefined when they are compared as a whole. */
function innerKeys(before: unknown, after: unknown): string[] | undefined {
  const areLists = Array.isArray(before) && Array.isArray(after);
  if (!areLists && !(isJsonObject(before) && isJsonObject(after))) return undefined;
  return [...new Set([...Object.keys(before), ...Object.keys(after)])];
}

function own(value: unknown, key: string): unknown {
  return Object.hasOwn(value as object, key) ? (value as Record<string, unknown>)[key] : undefined;
}

function toChange(path: string, before: unknown, after: unknown): Change {
  const [old, fresh] = [boundedValue(before), boundedValue(after)];
  const cut = [old.isCut && ('before' as const), fresh.isCut && ('after' as const)].filter(
    (side) => side !== false,
  );
  return {
    path,
    ...(before !== undefined && { before: old.value }),
    ...(after !== undefined && { after: fresh.value }),
    ...(cut.length > 0 && { cut }),
  };
}
