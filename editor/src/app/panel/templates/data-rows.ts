import type { JsonValue } from '@rex/workflow';
import { isRecord } from '../schema/json-schema';
import { pathStep, type ScopeData } from './scope-data';
import { brief } from './suggest-paths';

/** One line of the tree of data. */
export interface DataRow {
  /** As a template writes it. */
  readonly path: string;
  readonly label: string;
  readonly detail: string;
  readonly depth: number;
  readonly isExpandable: boolean;
  readonly isExpanded: boolean;
}

/** So many children of one value are listed; templates reach the others all the same. */
const MOST_CHILDREN = 100;

/** The lines of the tree; only what is open is visited. */
export function dataRows({ entries }: ScopeData, open: ReadonlySet<string>): DataRow[] {
  const rows: DataRow[] = [];
  const visit = (
    value: JsonValue | undefined,
    row: Pick<DataRow, 'path' | 'label' | 'detail' | 'depth'>,
  ): void => {
    const children = childrenOf(value);
    const isExpanded = children.length > 0 && open.has(row.path);
    rows.push({ ...row, isExpandable: children.length > 0, isExpanded });
    if (!isExpanded) return;
    for (const [key, child] of children) {
      const path = `${row.path}${pathStep(key)}`;
      visit(child, { path, label: String(key), detail: brief(child), depth: row.depth + 1 });
    }
  };
  for (const { path, title, value, isExample } of entries) {
    const detail = `${title} · ${isExample ? $localize`for example ` : ''}${brief(value)}`;
    visit(value, { path, label: path, detail, depth: 0 });
  }
  return rows;
}

/** The row that holds the row at an index; itself at the top. */
export function parentIndex(rows: readonly DataRow[], index: number): number {
  const depth = rows[index]?.depth ?? 0;
  for (let at = index - 1; at >= 0; at--) if ((rows[at]?.depth ?? 0) < depth) return at;
  return index;
}

function childrenOf(value: JsonValue | undefined): (readonly [string | number, JsonValue])[] {
  if (Array.isArray(value)) return value.slice(0, MOST_CHILDREN).map((item, index) => [index, item] as const);
  return isRecord(value) ? Object.entries(value).slice(0, MOST_CHILDREN) : [];
}
