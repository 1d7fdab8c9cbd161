import { isJsonObject, type JsonValue } from '../document/json-value';
import { toPointer } from '../json/json-pointer';

/** What becomes of the value at a place. */
export type JsonEdit = { kind: 'remove' } | { kind: 'replace'; value: JsonValue };

/**
 * A copy of a value with edits made in it, by JSON Pointer. Items that are removed leave no gap.
 * @param from pointer of the value itself, which the edits' pointers begin with
 */
export function editJson(root: JsonValue, edits: ReadonlyMap<string, JsonEdit>, from = ''): JsonValue {
  return edits.size === 0 ? root : edited(root, from, edits);
}

function edited(value: JsonValue, pointer: string, edits: ReadonlyMap<string, JsonEdit>): JsonValue {
  const edit = edits.get(pointer);
  if (edit?.kind === 'replace') return edit.value;
  const at = (key: string | number) => pointer + toPointer([key]);
  const stays = (key: string | number) => edits.get(at(key))?.kind !== 'remove';
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => (stays(index) ? [edited(item, at(index), edits)] : []));
  }
  if (!isJsonObject(value)) return value;
  const kept = Object.entries(value).filter(([key]) => stays(key));
  return Object.fromEntries(kept.map(([key, item]) => [key, edited(item, at(key), edits)]));
}
