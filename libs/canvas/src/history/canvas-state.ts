import type { Edit } from '../commands/edit';
import type { EditLabel } from '../commands/edit-label';
import { applyChanges } from '../document/apply-changes';
import type { CanvasDocument } from '../document/canvas-document';
import type { Change } from '../document/change';
import { existing, isSameSelection, NOTHING_SELECTED, type Selection } from '../selection/selection';
import { EMPTY_HISTORY, record, stepBack, stepForth, type History, type HistoryStep } from './history';

/** Everything that edits change, as one immutable value. */
export interface CanvasState {
  readonly document: CanvasDocument;
  readonly selection: Selection;
  readonly history: History;
}

/** A state after a step, and what the step was: for views that update only what changed, and to announce it. */
export interface Performed {
  readonly state: CanvasState;
  readonly changes: readonly Change[];
  readonly label: EditLabel;
}

/** A document that was just opened. */
export function openCanvas(document: CanvasDocument): CanvasState {
  return { document, selection: NOTHING_SELECTED, history: EMPTY_HISTORY };
}

/**
 * Does an edit: one entry in the history, or part of the one before, see MERGE_WINDOW_MS. An edit without changes does
 * nothing.
 */
export function performEdit(
  state: CanvasState,
  edit: Edit,
  { atMs, mergeKey = null }: { atMs: number; mergeKey?: string | null },
): Performed {
  if (edit.changes.length === 0) return { state, changes: [], label: edit.label };
  const document = applyChanges(state.document, edit.changes);
  const selection = existing(edit.select ?? state.selection, document);
  const history = record(state.history, {
    label: edit.label,
    changes: edit.changes,
    selectionBefore: state.selection,
    selectionAfter: selection,
    mergeKey,
    atMs,
  });
  return { state: { document, selection, history }, changes: edit.changes, label: edit.label };
}

/** Undoes the last entry; undefined when there is none. */
export function undoEdit(state: CanvasState): Performed | undefined {
  return take(state, stepBack(state.history));
}

/** Redoes what was undone last; undefined when there is nothing. */
export function redoEdit(state: CanvasState): Performed | undefined {
  return take(state, stepForth(state.history));
}

/** Selects; nothing of that can be undone. Gives the same state back when nothing changes. */
export function selectItems(state: CanvasState, selection: Selection): CanvasState {
  const known = existing(selection, state.document);
  return isSameSelection(known, state.selection) ? state : { ...state, selection: known };
}

function take(state: CanvasState, step: HistoryStep | undefined): Performed | undefined {
  if (!step) return undefined;
  const document = applyChanges(state.document, step.changes);
  const selection = existing(step.select, document);
  return {
    state: { document, selection, history: step.history },
    changes: step.changes,
    label: step.label,
  };
}
