import type { JsonValue } from '../api/types';
import { ClosedRow } from './closed-row';
import { countText as count } from './item-count';
import { escapePointer, sizeOf, summaryOf, typeOf, type JsonType } from './json-value';

/** One line of a JSON tree. */
export type JsonRow = ValueRow | MoreRow;

/** A value: a scalar, or a container that can be opened. */
export interface ValueRow {
  kind: 'value';
  /** JSON Pointer (RFC 6901); the root is the empty text. */
  path: string;
  depth: number;
  /** Property name or index; null at the root. */
  key: string | null;
  type: JsonType;
  /** The scalar itself, or a summary of the container. */
  text: string;
  isExpandable: boolean;
  isExpanded: boolean;
  /** Which of its siblings it is, from 1, and how many there are. */
  position: number;
  siblings: number;
}

/** Stands for what is left out of a long container or text; opens some more of it. */
export interface MoreRow {
  kind: 'more';
  path: string;
  depth: number;
  text: string;
}

/** What a person did to the tree. */
export interface JsonTreeState {
  /** Containers that were opened or closed against their default. */
  toggled: ReadonlySet<string>;
  /** How often `more` was asked for, by path. */
  grown: ReadonlyMap<string, number>;
}

const CHILDREN_SHOWN = 100;
const CHILDREN_GROWN = 500;
const CHARACTERS_SHOWN = 400;
const CHARACTERS_GROWN = 20_000;
/** A line with more takes too long to be laid out. */
const CHARACTERS_AT_MOST = 50_000;
/** Containers inside the root are open at first if neither they nor the root are larger than this. */
const OPEN_UP_TO = 20;

/**
 * The lines of a JSON value as a tree. Only what is open is visited, and long containers and texts are cut, so a value
 * of many megabytes costs no more than what is seen of it.
 */
export function jsonRows(value: JsonValue, state: JsonTreeState): JsonRow[] {
  const rows: JsonRow[] = [];
  const isRootSmall = sizeOf(value) <= OPEN_UP_TO;
  const visit = (each: JsonValue, at: Place): void => {
    if (typeof each !== 'object' || each === null) return addScalar(rows, each, at, state);
    const { path, depth } = at;
    const size = sizeOf(each);
    const isExpanded = size > 0 && isOpenAtFirst(depth, size, isRootSmall) !== state.toggled.has(path);
    const type = Array.isArray(each) ? 'array' : 'object';
    const text = summaryOf(type, size);
    const { key, position, siblings } = at;
    const row = { kind: 'value' as const, path, depth, key, position, siblings };
    rows.push({ ...row, type, text, isExpandable: size > 0, isExpanded });
    if (!isExpanded) return;
    const shown = childrenShown(state.grown.get(path) ?? 0);
    const keys = Array.isArray(each) ? undefined : Object.keys(each).slice(0, Math.min(size, shown));
    const prefix = `${path}/`;
    const last = Math.min(size, shown);
    const touched = last > CHILDREN_GROWN ? touchedIn(prefix, state) : null;
    for (let index = 0; index < last; index++) {
      const name = keys?.[index] ?? String(index);
      const child = Array.isArray(each) ? each[index] : each[name];
      // None of so many is open at first.
      const isPlain =
        touched && !(touched.size > 0 && touched.has(escapePointer(name))) && !isLongText(child);
      if (isPlain) {
        rows.push(new ClosedRow(child ?? null, prefix, name, depth + 1, index + 1, size));
        continue;
      }
      const childPath = prefix + (keys ? escapePointer(name) : name);
      const place = { key: name, path: childPath, depth: depth + 1, position: index + 1, siblings: size };
      visit(child ?? null, place);
    }
    if (size > shown) {
      const isLast = size <= CHILDREN_GROWN || shown >= CHILDREN_GROWN;
      const text = isLast
        ? $localize`Show all ${count(size)}:COUNT:`
        : $localize`Show ${count(CHILDREN_GROWN - shown)}:COUNT: more of ${count(size)}:TOTAL:`;
      rows.push({ kind: 'more', path, depth: depth + 1, text });
    }
  };
  visit(value, { key: null, path: '', depth: 0, position: 1, siblings: 1 });
  return rows;
}

interface Place {
  key: string | null;
  path: string;
  depth: number;
  position: number;
  siblings: number;
}

/** Whether a container is open before anybody touched it. */
export function isOpenAtFirst(depth: number, size: number, isRootSmall: boolean): boolean {
  return depth === 0 || (depth === 1 && isRootSmall && size <= OPEN_UP_TO);
}

/** How many children of a container are shown when more was asked for so often: a hundred, some more, all. */
export function childrenShown(grown: number): number {
  return grown === 0 ? CHILDREN_SHOWN : grown === 1 ? CHILDREN_GROWN : Infinity;
}

/** True for a container whose children are all few. */
export function isSmall(value: JsonValue): boolean {
  return sizeOf(value) <= OPEN_UP_TO;
}

function addScalar(
  rows: JsonRow[],
  value: string | number | boolean | null,
  at: Place,
  state: JsonTreeState,
): void {
  const leaf = { kind: 'value' as const, ...at, isExpandable: false, isExpanded: false };
  if (typeof value !== 'string') {
    rows.push({ ...leaf, type: typeOf(value), text: String(value) });
    return;
  }
  const grown = state.grown.get(at.path) ?? 0;
  const shown = grown === 0 ? CHARACTERS_SHOWN : grown === 1 ? CHARACTERS_GROWN : CHARACTERS_AT_MOST;
  if (value.length <= shown) {
    rows.push({ ...leaf, type: 'string', text: JSON.stringify(value) });
    return;
  }
  rows.push({ ...leaf, type: 'string', text: `${JSON.stringify(value.slice(0, shown)).slice(0, -1)}…` });
  const isLast = value.length <= CHARACTERS_GROWN || (grown > 0 && value.length <= CHARACTERS_AT_MOST);
  const text =
    shown === CHARACTERS_AT_MOST
      ? $localize`Copy the value to have all ${count(value.length)}:count: characters`
      : isLast
        ? $localize`Show all ${count(value.length)}:count: characters`
        : $localize`Show more of ${count(value.length)}:count: characters`;
  rows.push({ kind: 'more', path: at.path, depth: at.depth + 1, text });
}

/** The children in which something was opened, by their names as a pointer has them. */
function touchedIn(prefix: string, { toggled, grown }: JsonTreeState): ReadonlySet<string> {
  const paths = [...toggled, ...grown.keys()].filter((path) => path.startsWith(prefix));
  return new Set(paths.map((path) => path.slice(prefix.length).split('/', 1)[0] ?? ''));
}

function isLongText(value: JsonValue | undefined): boolean {
  return typeof value === 'string' && value.length > CHARACTERS_SHOWN;
}
