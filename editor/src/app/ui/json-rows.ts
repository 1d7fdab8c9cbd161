import type { JsonValue } from '../api/types';

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
  type: 'object' | 'array' | 'string' | 'number' | 'boolean' | 'null';
  /** The scalar itself, or a summary of the container. */
  text: string;
  isExpandable: boolean;
  isExpanded: boolean;
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
const CHILDREN_PER_STEP = 400;
const CHARACTERS_SHOWN = 400;
const CHARACTERS_PER_STEP = 20_000;
/** Containers inside the root are open at first if neither they nor the root are larger than this. */
const OPEN_UP_TO = 20;

/**
 * The lines of a JSON value as a tree. Only what is open is visited, and long containers and texts are cut, so a value
 * of many megabytes costs no more than what is seen of it.
 */
export function jsonRows(value: JsonValue, state: JsonTreeState): JsonRow[] {
  const rows: JsonRow[] = [];
  const isRootSmall = sizeOf(value) <= OPEN_UP_TO;
  const visit = (each: JsonValue, key: string | null, path: string, depth: number): void => {
    if (typeof each !== 'object' || each === null) return addScalar(rows, each, { key, path, depth }, state);
    const size = sizeOf(each);
    const isOpenAtFirst = depth === 0 || (depth === 1 && isRootSmall && size <= OPEN_UP_TO);
    const isExpanded = size > 0 && isOpenAtFirst !== state.toggled.has(path);
    const type = Array.isArray(each) ? 'array' : 'object';
    const text = summary(type, size);
    rows.push({ kind: 'value', path, depth, key, type, text, isExpandable: size > 0, isExpanded });
    if (!isExpanded) return;
    const shown = CHILDREN_SHOWN + (state.grown.get(path) ?? 0) * CHILDREN_PER_STEP;
    const keys = Array.isArray(each) ? undefined : Object.keys(each).slice(0, shown);
    for (let index = 0; index < Math.min(size, shown); index++) {
      const name = keys?.[index] ?? String(index);
      const child = Array.isArray(each) ? each[index] : each[name];
      visit(child ?? null, name, `${path}/${escapePointer(name)}`, depth + 1);
    }
    if (size > shown) {
      const next = Math.min(CHILDREN_PER_STEP, size - shown);
      rows.push({ kind: 'more', path, depth: depth + 1, text: `Show ${count(next)} more of ${count(size)}` });
    }
  };
  visit(value, null, '', 0);
  return rows;
}

function sizeOf(value: JsonValue): number {
  if (typeof value !== 'object' || value === null) return 0;
  return Array.isArray(value) ? value.length : Object.keys(value).length;
}

function addScalar(
  rows: JsonRow[],
  value: string | number | boolean | null,
  at: { key: string | null; path: string; depth: number },
  state: JsonTreeState,
): void {
  const leaf = { kind: 'value' as const, ...at, isExpandable: false, isExpanded: false };
  if (typeof value !== 'string') {
    const type = value === null ? 'null' : typeof value === 'number' ? 'number' : 'boolean';
    rows.push({ ...leaf, type, text: String(value) });
    return;
  }
  const shown = CHARACTERS_SHOWN + (state.grown.get(at.path) ?? 0) * CHARACTERS_PER_STEP;
  if (value.length <= shown) {
    rows.push({ ...leaf, type: 'string', text: JSON.stringify(value) });
    return;
  }
  rows.push({ ...leaf, type: 'string', text: `${JSON.stringify(value.slice(0, shown)).slice(0, -1)}…` });
  const text = `Show more of ${count(value.length)} characters`;
  rows.push({ kind: 'more', path: at.path, depth: at.depth + 1, text });
}

function summary(type: 'array' | 'object', size: number): string {
  if (type === 'array') return size === 0 ? '[]' : `[ ${count(size)} ${size === 1 ? 'item' : 'items'} ]`;
  return size === 0 ? '{}' : `{ ${count(size)} ${size === 1 ? 'key' : 'keys'} }`;
}

function count(size: number): string {
  return size.toLocaleString('en');
}

function escapePointer(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
