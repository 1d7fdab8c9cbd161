import type { JsonValue } from '../api/types';
import {
  childrenShown,
  escapePointer,
  isOpenAtFirst,
  isSmall,
  sizeOf,
  type JsonTreeState,
} from './json-rows';

/** More places than these are not looked for. */
const MAX_MATCHES = 1_000;

/** Where a text stands in a value. */
export interface JsonMatches {
  /** JSON Pointers, from top to bottom. */
  paths: string[];
  /** There may be more. */
  isCut: boolean;
}

/** Looks for a text in names and values, in any case. Nothing is found of an empty text. */
export function findInJson(value: JsonValue, text: string): JsonMatches {
  const wanted = text.trim().toLowerCase();
  const paths: string[] = [];
  if (wanted === '') return { paths, isCut: false };
  const isThere = (each: unknown): boolean => String(each).toLowerCase().includes(wanted);
  // Not by recursion: a value may be nested deeper than the stack.
  const waiting: { value: JsonValue; path: string; key: string | null }[] = [{ value, path: '', key: null }];
  while (waiting.length > 0) {
    const { value: each, path, key } = waiting.pop() as (typeof waiting)[number];
    const isContainer = typeof each === 'object' && each !== null;
    const isNamed = key !== null && !/^\d+$/.test(key) && isThere(key);
    if (isNamed || (!isContainer && isThere(each))) paths.push(path);
    if (paths.length >= MAX_MATCHES) return { paths, isCut: true };
    if (!isContainer) continue;
    const children = Array.isArray(each)
      ? each.map((child, index) => [String(index), child] as const)
      : Object.entries(each);
    for (const [name, child] of children.reverse())
      waiting.push({ value: child, path: `${path}/${escapePointer(name)}`, key: name });
  }
  return { paths, isCut: false };
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
