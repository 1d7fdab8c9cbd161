import { isJsonObject, type JsonValue } from '../document/json-value';
import { pointerTo } from '../json/json-pointer';

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
  if (Array.isArray(value)) return value.flatMap((item, index) => kept(item, pointer, String(index), edits));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) =>
      kept(item, pointer, key, edits).map((each) => [key, each]),
    ),
  );
}

/** A part of a value, edited, in a list; none when it is removed. */
function kept(
  item: JsonValue,
  pointer: string,
  key: string,
  edits: ReadonlyMap<string, JsonEdit>,
): JsonValue[] {
  const place = pointerTo(pointer, key);
  return edits.get(place)?.kind === 'remove' ? [] : [edited(item, place, edits)];
}
