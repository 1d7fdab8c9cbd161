import type { JsonValue } from '../api/types';
import { childrenShown, isOpenAtFirst, isSmall, type JsonTreeState } from './json-rows';
import { escapePointer, sizeOf } from './json-value';

/** More places than these are not looked for. */
const MAX_MATCHES = 1_000;

/** Where a text stands in a value. */
export interface JsonMatches {
  /** JSON Pointers, from top to bottom. */
  paths: string[];
  /** There may be more. */
  isCut: boolean;
}

/** Values that are looked at before the search may be interrupted. */
const VALUES_AT_ONCE = 500;

/** Looks for a text in names and values, in any case. Nothing is found of an empty text. */
export function findInJson(value: JsonValue, text: string): JsonMatches {
  const search = searchJson(value, text);
  for (;;) {
    const { done, value: matches } = search.next();
    if (done) return matches;
  }
}

/** A container that is being looked through. */
interface Level {
  readonly container: JsonValue[] | { [name: string]: JsonValue };
  /** Of an object. */
  readonly names: string[] | null;
  readonly count: number;
  /** Which child comes next. */
  at: number;
}

/**
 * The same, in parts: gives what it has found so far every few hundred values, and what it found in the end. Not by recursion, for
 * a value may be nested deeper than the stack; and a pointer is only made of what was found, for a value may have millions of parts.
 */
export function* searchJson(value: JsonValue, text: string): Generator<JsonMatches, JsonMatches> {
  const wanted = text.trim().toLowerCase();
  const paths: string[] = [];
  if (wanted === '') return { paths, isCut: false };
  const isThere = (each: unknown): boolean => String(each).toLowerCase().includes(wanted);
  const root = levelOf(value);
  if (!root) return { paths: isThere(value) ? [''] : [], isCut: false };
  const levels = [root];
  for (let seen = 1, level: Level | undefined; (level = levels.at(-1)); seen += 1) {
    if (seen % VALUES_AT_ONCE === 0) yield { paths: [...paths], isCut: false };
    if (level.at === level.count) {
      levels.pop();
      continue;
    }
    const name = level.names?.[level.at];
    const child = childAt(level);
    level.at += 1;
    const inner = levelOf(child);
    if ((name !== undefined && !/^\d+$/.test(name) && isThere(name)) || (!inner && isThere(child))) {
      paths.push(pointerTo(levels));
      if (paths.length === MAX_MATCHES) return { paths, isCut: true };
    }
    if (inner) levels.push(inner);
  }
  return { paths, isCut: false };
}

function levelOf(value: JsonValue): Level | null {
  if (typeof value !== 'object' || value === null) return null;
  const names = Array.isArray(value) ? null : Object.keys(value);
  return { container: value, names, count: names ? names.length : (value as JsonValue[]).length, at: 0 };
}

function childAt({ container, names, at }: Level): JsonValue {
  if (Array.isArray(container)) return container[at] ?? null;
  return container[names?.[at] ?? ''] ?? null;
}

/** The pointer to what was taken last from the innermost level. */
function pointerTo(levels: readonly Level[]): string {
  return levels.map(({ names, at }) => `/${names ? escapePointer(names[at - 1] ?? '') : at - 1}`).join('');
}

/** The state of a tree in which the value at a pointer is seen: all around it is open, and long enough. */
export function revealing(value: JsonValue, state: JsonTreeState, pointer: string): JsonTreeState {
  const toggled = new Set(state.toggled);
  const grown = new Map(state.grown);
  const isRootSmall = isSmall(value);
  const names = namesOf(pointer);
  let [each, path] = [value, ''];
  for (const [depth, name] of names.entries()) {
    if (typeof each !== 'object' || each === null) break;
    const isOpen = isOpenAtFirst(depth, sizeOf(each), isRootSmall);
    if (isOpen) toggled.delete(path);
    else toggled.add(path);
    const index = Array.isArray(each) ? Number(name) : Object.keys(each).indexOf(name);
    let times = grown.get(path) ?? 0;
    while (index >= childrenShown(times)) times += 1;
    if (times > 0) grown.set(path, times);
    each = childOf(each, name);
    path = `${path}/${escapePointer(name)}`;
  }
  return { toggled, grown };
}

/** The value that a pointer leads to; null when it leads nowhere. */
export function valueAt(value: JsonValue, pointer: string): JsonValue {
  return namesOf(pointer).reduce<JsonValue>((each, name) => childOf(each, name), value);
}

/** A pointer as one would write it in an expression: `steps.fetch.items[0]["first name"]`. */
export function dataPath(root: string, value: JsonValue, pointer: string): string {
  let each = value;
  return namesOf(pointer).reduce((path, name) => {
    const isIndex = Array.isArray(each);
    each = childOf(each, name);
    if (isIndex) return `${path}[${name}]`;
    if (!/^[A-Za-z_$][\w$]*$/.test(name)) return `${path}[${JSON.stringify(name)}]`;
    return path === '' ? name : `${path}.${name}`;
  }, root);
}

function namesOf(pointer: string): string[] {
  if (pointer === '') return [];
  return pointer
    .slice(1)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function childOf(value: JsonValue, name: string): JsonValue {
  if (typeof value !== 'object' || value === null) return null;
  if (Array.isArray(value)) return value[Number(name)] ?? null;
  return Object.hasOwn(value, name) ? (value[name] ?? null) : null;
}
