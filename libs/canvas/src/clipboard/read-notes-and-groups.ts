import { NOTE_TINTS, type CanvasGroup, type CanvasNote } from '../document/canvas-document';
import { isJsonObject, type JsonValue } from '../document/json-value';

const MAX_ITEMS = 5000;
const MAX_TEXT = 10_000;
const MAX_COORDINATE = 1e6;

/** Notes from outside; undefined when one of them is damaged. */
export function readNotes(value: JsonValue): CanvasNote[] | undefined {
  return readAll(value, (note) => {
    if (!isJsonObject(note)) return undefined;
    const { id, text, tint, position, size } = note;
    const knownTint = NOTE_TINTS.find((each) => each === tint);
    const [x, y] = isJsonObject(position) ? [position['x'], position['y']] : [];
    const [width, height] = isJsonObject(size) ? [size['width'], size['height']] : [];
    if (!isText(id) || !isText(text) || knownTint === undefined) return undefined;
    if (!isPlace(x) || !isPlace(y) || !isPlace(width) || !isPlace(height)) return undefined;
    if (width <= 0 || height <= 0) return undefined;
    return { id, text, tint: knownTint, position: { x, y }, size: { width, height } };
  });
}

/** Groups from outside; undefined when one of them is damaged. Whether members exist is not looked at. */
export function readGroups(value: JsonValue): CanvasGroup[] | undefined {
  return readAll(value, (group) => {
    if (!isJsonObject(group)) return undefined;
    const { id, name, nodeIds, noteIds, parentId, isCollapsed } = group;
    if (!isText(id) || !isText(name) || typeof isCollapsed !== 'boolean') return undefined;
    if (parentId !== null && !isText(parentId)) return undefined;
    if (!isTextList(nodeIds) || !isTextList(noteIds)) return undefined;
    return { id, name, nodeIds, noteIds, parentId, isCollapsed };
  });
}

function readAll<Item>(value: JsonValue, read: (item: JsonValue) => Item | undefined): Item[] | undefined {
  if (!Array.isArray(value) || value.length > MAX_ITEMS) return undefined;
  const items = value.flatMap((each) => read(each) ?? []);
  return items.length === value.length ? items : undefined;
}

function isText(value: JsonValue | undefined): value is string {
  return typeof value === 'string' && value.length <= MAX_TEXT;
}

function isTextList(value: JsonValue | undefined): value is string[] {
  return Array.isArray(value) && value.every(isText);
}

function isPlace(value: JsonValue | undefined): value is number {
  return typeof value === 'number' && Math.abs(value) <= MAX_COORDINATE;
}
