import type { JsonValue } from '@rex/workflow';
import { itemCount } from '../../ui/item-count';
import { isRecord } from '../schema/json-schema';
import { pathStep, type ScopeData, type ScopeEntry } from './scope-data';

/** What can be written at a place in a template. */
export interface PathSuggestion {
  /** The whole path. */
  readonly path: string;
  /** What of it is new, such as `body`. */
  readonly label: string;
  /** What it stands for, in short. */
  readonly detail: string;
}

/** Suggestions for the path before a caret, and how much of the text they replace. */
export interface Suggestions {
  /** Where the path begins in the text. */
  readonly from: number;
  readonly items: readonly PathSuggestion[];
  /** The place is inside `{{ }}` that are not closed yet. */
  readonly isOpen: boolean;
}

const MOST = 60;
/** A path that is being written: names, dots, indexes and quoted keys. */
const PATH_BEFORE = /[A-Za-z_$](?:[\w$]|\.|\[(?:\d*\]?|"[^"\]]*"?\]?|'[^'\]]*'?\]?))*$/;

/** What fits at the caret of a text with templates; null when the caret is in none. */
export function suggestInTemplate(text: string, caret: number, scope: ScopeData): Suggestions | null {
  const before = text.slice(0, caret);
  const opening = before.lastIndexOf('{{');
  if (opening === -1 || before[opening - 1] === '\\' || before.indexOf('}}', opening) !== -1) return null;
  const written = PATH_BEFORE.exec(before.slice(opening + 2))?.[0] ?? '';
  const next = text.slice(caret).search(/\}\}|\{\{/);
  const isOpen = next === -1 || text.startsWith('{{', caret + next);
  return { from: caret - written.length, items: suggestPaths(written, scope), isOpen };
}

/** What fits behind a path that was written so far. */
export function suggestPaths(written: string, scope: ScopeData): PathSuggestion[] {
  const cut = lastStep(written);
  const [holder, started] = cut === -1 ? ['', written] : [written.slice(0, cut), written.slice(cut + 1)];
  const wanted = started.replace(/["'\]]/g, '').toLowerCase();
  return childrenOf(holder, scope)
    .filter(({ label }) => label.toLowerCase().includes(wanted))
    .sort((one, other) => rank(one.label, wanted) - rank(other.label, wanted))
    .slice(0, MOST);
}

/** Where the last step of a path begins; -1 when it has but one. Dots and brackets in a quoted key are the key's. */
function lastStep(path: string): number {
  let last = -1;
  let quote = '';
  for (let index = 0; index < path.length; index += 1) {
    const char = path[index] ?? '';
    if (quote !== '') quote = char === quote ? '' : quote;
    else if (char === '"' || char === "'") quote = char;
    else if (char === '.' || char === '[') last = index;
  }
  return last;
}

/** Names that begin with what was typed come before those that hold it. */
const rank = (label: string, wanted: string): number => (label.toLowerCase().startsWith(wanted) ? 0 : 1);

function childrenOf(holder: string, { entries }: ScopeData): PathSuggestion[] {
  if (holder === '') {
    const roots = new Map<string, PathSuggestion>();
    for (const { path, title, value } of entries) {
      const [root = path] = path.split('.');
      const detail = root === 'steps' ? $localize`the steps before this one` : `${title} · ${brief(value)}`;
      if (!roots.has(root)) roots.set(root, { path: root, label: root, detail });
    }
    return [...roots.values()];
  }
  const inside = entries.filter(({ path }) => path.startsWith(`${holder}.`));
  if (inside.length > 0) return inside.map((entry) => stepSuggestion(entry, holder));
  const entry = entries.find(({ path }) => holder === path || /^[.[]/.test(holder.slice(path.length)) && holder.startsWith(path)); // prettier-ignore
  const value = entry && follow(entry.value, holder.slice(entry.path.length));
  if (Array.isArray(value)) {
    return value.slice(0, 5).map((item, index) => suggestion(holder, index, item));
  }
  return isRecord(value) ? Object.entries(value).map(([key, item]) => suggestion(holder, key, item)) : [];
}

function stepSuggestion({ path, title, value, isExample }: ScopeEntry, holder: string): PathSuggestion {
  const detail = `${title} · ${isExample ? $localize`for example ` : ''}${brief(value)}`;
  return { path, label: path.slice(holder.length + 1), detail };
}

function suggestion(holder: string, key: string | number, value: JsonValue): PathSuggestion {
  return { path: `${holder}${pathStep(key)}`, label: String(key), detail: brief(value) };
}

/** Follows what is written behind an entry, such as `.items[0].name`. */
function follow(value: JsonValue | undefined, rest: string): JsonValue | undefined {
  let current = value;
  for (const [, name, index, quoted] of rest.matchAll(/\.([\w$]+)|\[(\d+)\]|\[["']([^"']*)["']\]/g)) {
    const key = name ?? index ?? quoted ?? '';
    if (Array.isArray(current)) current = current[Number(key)];
    else if (isRecord(current) && Object.hasOwn(current, key)) current = current[key];
    else return undefined;
  }
  return current;
}

/** A value in a few characters. */
export function brief(value: JsonValue | undefined, most = 40): string {
  if (value === undefined) return $localize`not known yet`;
  if (Array.isArray(value)) return itemCount(value.length);
  if (isRecord(value)) {
    const keys = Object.keys(value);
    return keys.length === 0 ? $localize`empty object` : `{ ${cut(keys.join(', '), most - 4)} }`;
  }
  return cut(typeof value === 'string' ? JSON.stringify(value.slice(0, most)) : String(value), most);
}

const cut = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most - 1)}…` : text;
