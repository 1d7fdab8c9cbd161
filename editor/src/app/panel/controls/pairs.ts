import type { JsonObject, JsonValue } from '@rex/workflow';
import { isPairList } from '../form/field-mode';
import { isRecord } from '../schema/json-schema';
import { readHeader, showHeader } from '../schema/header-value';
import { readValue, showValue } from '../schema/loose-value';

/** One row: a name, and the text that its value is written as. */
export interface Pair {
  readonly name: string;
  readonly text: string;
}

/** How values are written in rows: as JSON where they are no text, or as the text that a header field is. */
export type Writing = 'json' | 'header';

/** The rows of an object, or of a list of `{ name, value }`. */
export function pairsOf(value: JsonValue | undefined, writing: Writing = 'json'): Pair[] {
  const show = writing === 'header' ? showHeader : showValue;
  if (isPairList(value)) return value.map((each) => ({ name: each.name, text: show(each.value) }));
  return isRecord(value) ? Object.entries(value).map(([name, each]) => ({ name, text: show(each) })) : [];
}

/** What the rows stand for; rows without a name stand for nothing. Undefined when nothing is left. */
export function valueOf(
  rows: readonly Pair[],
  shape: 'object' | 'list',
  writing: Writing = 'json',
): JsonValue | undefined {
  const read = writing === 'header' ? readHeader : readValue;
  const named = rows.filter(({ name }) => name !== '');
  if (named.length === 0) return undefined;
  if (shape === 'list') return named.map(({ name, text }) => ({ name, value: read(text) ?? '' }));
  return Object.fromEntries(named.map(({ name, text }) => [name, read(text) ?? ''])) as JsonObject;
}

/** Names that more than one row has. */
export function repeatedNames(rows: readonly Pair[]): Set<string> {
  const seen = new Set<string>();
  return new Set(
    rows.flatMap(({ name }) => (name !== '' && seen.size === seen.add(name).size ? [name] : [])),
  );
}

/** The rows of a pasted text of several lines, `name: value` or `name=value` each; null when it is no such text. */
export function pastedPairs(text: string): Pair[] | null {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  if (lines.length < 2) return null;
  const pairs = lines.map((line) => /^\s*([^:=\t]+?)\s*(?:[:=]|\t)\s*(.*?)\s*$/.exec(line));
  if (pairs.some((pair) => !pair)) return null;
  return pairs.map((pair) => ({ name: pair?.[1] ?? '', text: pair?.[2] ?? '' }));
}
