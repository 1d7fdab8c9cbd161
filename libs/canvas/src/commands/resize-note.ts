import type { CanvasDocument } from '../document/canvas-document';
import { Draft } from '../document/draft';
import { GRID_PX } from '../geometry/node-geometry';
import type { Size } from '../geometry/rect';
import type { Edit } from './edit';

/** The smallest note: room for a few words. */
export const MIN_NOTE_SIZE: Size = { width: 96, height: 64 };

/** The size a note gets when it is pulled to the given one: on the grid, and no smaller than a few words. */
export function noteSizeFor({ width, height }: Size): Size {
  const snapped = (length: number): number => Math.round(length / GRID_PX) * GRID_PX;
  return {
    width: Math.max(MIN_NOTE_SIZE.width, snapped(width)),
    height: Math.max(MIN_NOTE_SIZE.height, snapped(height)),
  };
}

/** Gives a note another size; its top left corner stays. */
export function resizeNote(document: CanvasDocument, { noteId, size }: { noteId: string; size: Size }): Edit {
  const draft = new Draft(document);
  const note = document.notes.byId.get(noteId);
  const { width, height } = noteSizeFor(size);
  if (note && (note.size.width !== width || note.size.height !== height)) {
    draft.replace('notes', { ...note, size: { width, height } });
  }
  return { label: { does: 'resize-note' }, changes: draft.changes };
}
