import type { CanvasDocument, NoteTint } from '../document/canvas-document';
import { Draft } from '../document/draft';
import { freshId } from '../document/fresh-ids';
import type { Point, Size } from '../geometry/rect';
import { snapToGrid } from '../geometry/snap-to-grid';
import { selectionOf } from '../selection/selection';
import type { Edit } from './edit';

const DEFAULT_SIZE: Size = { width: 240, height: 160 };

/** Adds a sticky note whose top left corner is at a place on the grid. */
export function addNote(
  document: CanvasDocument,
  { at, text = '', tint = 1 }: { at: Point; text?: string; tint?: NoteTint },
): Edit {
  const draft = new Draft(document);
  const id = freshId('note', document.notes.byId);
  draft.add('notes', { id, text, tint, position: snapToGrid(at), size: DEFAULT_SIZE });
  return { label: { does: 'add-note' }, changes: draft.changes, select: selectionOf({ notes: [id] }) };
}
