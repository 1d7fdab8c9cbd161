import type { EditLabel } from '../commands/edit-label';
import { invertChanges, type Change } from '../document/change';
import type { Selection } from '../selection/selection';
import { mergeChanges } from './merge-changes';

/** One thing that can be undone. */
export interface HistoryEntry {
  /** What was done. */
  readonly label: EditLabel;
  readonly changes: readonly Change[];
  readonly selectionBefore: Selection;
  readonly selectionAfter: Selection;
  /** Entries with the same key that follow each other soon become one. Null: never. */
  readonly mergeKey: string | null;
  /** Milliseconds, from any fixed origin. */
  readonly atMs: number;
}

/** What can be undone and redone; the last of each comes first in turn. */
export interface History {
  readonly past: readonly HistoryEntry[];
  readonly future: readonly HistoryEntry[];
}

export const EMPTY_HISTORY: History = { past: [], future: [] };

/** So many entries can be undone; older ones are forgotten. */
export const HISTORY_LIMIT = 500;

/** Typing or nudging goes on as one entry while the pauses are shorter than this. */
export const MERGE_WINDOW_MS = 800;

/**
 * Records an entry; merges it with the one before where both belong to one burst, and forgets a burst that comes to nothing. What
 * could be redone is gone.
 */
export function record(history: History, entry: HistoryEntry): History {
  const last = history.past.at(-1);
  const isBurst =
    last !== undefined &&
    history.future.length === 0 &&
    entry.mergeKey !== null &&
    entry.mergeKey === last.mergeKey &&
    entry.atMs - last.atMs < MERGE_WINDOW_MS;
  if (!isBurst) return { past: [...history.past, entry].slice(-HISTORY_LIMIT), future: [] };
  const burst = merged(last, entry);
  const before = history.past.slice(0, -1);
  if (burst.changes.length > 0) return { past: [...before, burst], future: [] };
  const former = before.at(-1);
  // What is selected by now is what redoing everything ends with.
  const ended = former ? [{ ...former, selectionAfter: burst.selectionAfter }] : [];
  return { past: [...before.slice(0, -1), ...ended], future: [] };
}

/** Ends a burst: the next entry stands for itself, however soon it comes. Call it when a field loses the focus. */
export function endBurst(history: History): History {
  const last = history.past.at(-1);
  if (last?.mergeKey == null) return history;
  return { ...history, past: [...history.past.slice(0, -1), { ...last, mergeKey: null }] };
}

/** What to do to go one entry back or forth, and the history after it. */
export interface HistoryStep {
  readonly history: History;
  readonly label: EditLabel;
  readonly changes: readonly Change[];
  readonly select: Selection;
}

/** Undefined when there is nothing to undo. */
export function stepBack({ past, future }: History): HistoryStep | undefined {
  const entry = past.at(-1);
  if (!entry) return undefined;
  return {
    history: { past: past.slice(0, -1), future: [...future, entry] },
    label: entry.label,
    changes: invertChanges(entry.changes),
    select: entry.selectionBefore,
  };
}

/** Undefined when there is nothing to redo. */
export function stepForth({ past, future }: History): HistoryStep | undefined {
  const entry = future.at(-1);
  if (!entry) return undefined;
  return {
    history: { past: [...past, entry], future: future.slice(0, -1) },
    label: entry.label,
    changes: entry.changes,
    select: entry.selectionAfter,
  };
}

function merged(first: HistoryEntry, second: HistoryEntry): HistoryEntry {
  return {
    ...second,
    changes: mergeChanges(first.changes, second.changes),
    selectionBefore: first.selectionBefore,
  };
}
