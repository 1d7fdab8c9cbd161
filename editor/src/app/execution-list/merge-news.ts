import { isTerminal, type ListedExecution } from '../api/types';

/** What is shown of the list, newest first, and what came since and waits above. */
export interface LiveRows {
  rows: readonly ListedExecution[];
  /** Newest first; all newer than `rows`. */
  held: readonly ListedExecution[];
  /** More came than one page tells: the list must be read anew to be whole. */
  hasGap: boolean;
}

/**
 * Takes up the newest page: rows that are known get their new state where they stand, new ones are held until `showHeld`. Ids are
 * made by time, so a larger one is newer; one that is older than the newest row was already there, or scrolled by under a filter.
 */
export function mergeNews({ rows, held, hasGap }: LiveRows, page: readonly ListedExecution[]): LiveRows {
  const news = new Map(page.map((each) => [each.id, each]));
  const newest = rows[0]?.id ?? '';
  const fresh = page.filter(({ id }) => id > newest);
  const kept = held.filter(({ id }) => !news.has(id));
  const all = [...fresh, ...kept].sort((one, other) => (one.id < other.id ? 1 : -1));
  const isWhole =
    page.length === 0 || page.some(({ id }) => id <= newest || held.some((each) => each.id === id));
  return {
    rows: withStates(rows, news),
    held: all,
    hasGap: hasGap || (rows.length > 0 && fresh.length > 0 && !isWhole),
  };
}

/** All rows, with what was held on top. */
export function showHeld({ rows, held }: LiveRows): LiveRows {
  return { rows: held.length === 0 ? rows : [...held, ...rows], held: [], hasGap: false };
}

/** Rows with the states that are known of them; the same list when nothing changed. */
export function withStates(
  rows: readonly ListedExecution[],
  news: ReadonlyMap<string, ListedExecution>,
): readonly ListedExecution[] {
  let hasChanged = false;
  const next = rows.map((row) => {
    const now = news.get(row.id);
    if (!now || isSame(row, now)) return row;
    hasChanged = true;
    return now;
  });
  return hasChanged ? next : rows;
}

/** Rows that may still change and that the newest page did not tell of. */
export function staleRows(
  rows: readonly ListedExecution[],
  page: readonly ListedExecution[],
  most: number,
): string[] {
  const told = new Set(page.map(({ id }) => id));
  return rows
    .filter((row) => !isTerminal(row.status) && !told.has(row.id))
    .slice(0, most)
    .map(({ id }) => id);
}

function isSame(one: ListedExecution, other: ListedExecution): boolean {
  return (
    one.status === other.status &&
    one.stepsDone === other.stepsDone &&
    one.usage?.calls === other.usage?.calls &&
    one.workflowName === other.workflowName
  );
}
