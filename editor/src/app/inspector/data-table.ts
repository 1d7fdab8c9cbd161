import type { JsonValue } from '../api/types';

/** Columns beyond these are left out: nobody reads so many. */
export const MAX_COLUMNS = 60;
/** Rows that are looked at for their columns; later ones fill the columns there are. */
const ROWS_FOR_COLUMNS = 1_000;
const MAX_CELL_CHARACTERS = 200;

/** A value laid out as a table. */
export interface DataTable {
  /** `rows`: a list, with a column for each name in its items. `pairs`: an object, name and value. */
  kind: 'rows' | 'pairs';
  columns: string[];
  /** More columns than these were found. */
  leftOut: number;
  count: number;
}

/** What stands in a cell. */
export interface TableCell {
  text: string;
  kind: 'text' | 'number' | 'boolean' | 'null' | 'container' | 'absent';
}

/** The column of items that are no objects. */
const VALUE_COLUMN = 'value';

/** The table that a value makes; null for a single value, which needs none. */
export function tableOf(value: JsonValue): DataTable | null {
  if (typeof value !== 'object' || value === null) return null;
  if (!Array.isArray(value)) {
    return { kind: 'pairs', columns: ['name', VALUE_COLUMN], leftOut: 0, count: Object.keys(value).length };
  }
  const names = new Set<string>();
  let hasPlain = false;
  for (const item of value.slice(0, ROWS_FOR_COLUMNS)) {
    if (isRecord(item)) for (const name of Object.keys(item)) names.add(name);
    else hasPlain = true;
  }
  const all = [...names];
  if (hasPlain && !names.has(VALUE_COLUMN)) all.unshift(VALUE_COLUMN);
  const columns = all.slice(0, MAX_COLUMNS);
  return { kind: 'rows', columns, leftOut: all.length - columns.length, count: value.length };
}

/** The cells of some rows, in the order of the columns. */
export function rowsOf(value: JsonValue, table: DataTable, start: number, end: number): TableCell[][] {
  if (typeof value !== 'object' || value === null) return [];
  if (!Array.isArray(value)) {
    const record = value;
    return Object.keys(record)
      .slice(start, end)
      .map((name) => [{ text: name, kind: 'text' }, cellOf(record[name])]);
  }
  return value.slice(start, end).map((item) =>
    table.columns.map((column) => {
      if (isRecord(item)) return cellOf(Object.hasOwn(item, column) ? item[column] : undefined);
      return cellOf(column === VALUE_COLUMN ? item : undefined);
    }),
  );
}

/** A cell for a value; undefined: the row has nothing there. */
export function cellOf(value: JsonValue | undefined): TableCell {
  if (value === undefined) return { text: '', kind: 'absent' };
  if (value === null) return { text: 'null', kind: 'null' };
  switch (typeof value) {
    case 'string':
      return { text: cut(value), kind: 'text' };
    case 'number':
      return { text: String(value), kind: 'number' };
    case 'boolean':
      return { text: String(value), kind: 'boolean' };
    default:
      return { text: summaryOf(value), kind: 'container' };
  }
}

function summaryOf(value: JsonValue[] | { [name: string]: JsonValue }): string {
  if (Array.isArray(value))
    return `[ ${value.length.toLocaleString('en')} ${value.length === 1 ? 'item' : 'items'} ]`;
  const names = Object.keys(value);
  return names.length === 0 ? '{}' : `{ ${cut(names.slice(0, 20).join(', '))} }`;
}

function cut(text: string): string {
  return text.length > MAX_CELL_CHARACTERS ? `${text.slice(0, MAX_CELL_CHARACTERS)}…` : text;
}

function isRecord(value: JsonValue | undefined): value is { [name: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
