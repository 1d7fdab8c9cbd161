import type { JsonValue } from '../api/types';

/** Items of a list that are looked at; what comes later looks alike, or is found in the JSON. */
const ITEMS = 100;
/** Names beyond these are left out. */
const MAX_ROWS = 1_000;
const EXAMPLE_CHARACTERS = 60;

/** One name of a value's shape. */
export interface SchemaRow {
  /** Names that lead there from the value; `[]` stands for the items of a list. */
  steps: readonly string[];
  name: string;
  depth: number;
  /** Such as `string` or `number | null`. */
  type: string;
  /** Some of the items don't have it. */
  isOptional: boolean;
  /** A value that it had; empty for objects and lists. */
  example: string;
}

/** The shape of a value, by what its first items hold: names, types, what is not always there, an example each. */
export function inferSchema(value: JsonValue): SchemaRow[] {
  const rows: SchemaRow[] = [];
  addRows(rows, [value], []);
  return rows;
}

/** All that stands at one place: once for each item that was looked at. */
function addRows(rows: SchemaRow[], values: readonly JsonValue[], steps: readonly string[]): void {
  const items = values.flatMap((each) => (Array.isArray(each) ? each.slice(0, ITEMS) : [])).slice(0, ITEMS);
  if (items.length > 0) addRow(rows, items, [...steps, '[]'], false);
  const records = values.filter(isRecord);
  const names = new Set(records.flatMap((each) => Object.keys(each).slice(0, MAX_ROWS)));
  for (const name of names) {
    const having = records.filter((each) => Object.hasOwn(each, name));
    const children = having.map((each) => each[name] ?? null);
    addRow(rows, children, [...steps, name], having.length < records.length);
  }
}

function addRow(
  rows: SchemaRow[],
  values: readonly JsonValue[],
  steps: readonly string[],
  isOptional: boolean,
): void {
  if (rows.length >= MAX_ROWS) return;
  const plain = values.find((each) => each !== null && typeof each !== 'object');
  rows.push({
    ...{ steps, name: steps.at(-1) ?? '', depth: steps.length - 1, isOptional },
    type: [...new Set(values.map(typeOf))].join(' | '),
    example:
      plain === undefined
        ? ''
        : cut(typeof plain === 'string' ? JSON.stringify(plain.slice(0, 200)) : String(plain)),
  });
  addRows(rows, values, steps);
}

/** The path of a row as an expression has it; the first item stands for all. */
export function schemaPath(root: string, { steps }: Pick<SchemaRow, 'steps'>): string {
  return steps.reduce((path, step) => {
    if (step === '[]') return `${path}[0]`;
    if (!/^[A-Za-z_$][\w$]*$/.test(step)) return `${path}[${JSON.stringify(step)}]`;
    return path === '' ? step : `${path}.${step}`;
  }, root);
}

function typeOf(value: JsonValue): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'list' : typeof value;
}

function isRecord(value: JsonValue): value is { [name: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function cut(text: string): string {
  return text.length > EXAMPLE_CHARACTERS ? `${text.slice(0, EXAMPLE_CHARACTERS)}…` : text;
}
