import type { CanvasDocument, CanvasNote } from '../document/canvas-document';
import { Draft } from '../document/draft';
import type { Edit } from './edit';

/** Sets a note's text or tint. Typing sends one after the other: give performEdit a merge key. */
export function changeNote(
  document: CanvasDocument,
  { noteId, fields }: { noteId: string; fields: Partial<Pick<CanvasNote, 'text' | 'tint'>> },
): Edit {
  const draft = new Draft(document);
  const note = document.notes.byId.get(noteId);
  if (note) draft.replace('notes', { ...note, ...fields });
  return { label: { does: 'edit-note' }, changes: draft.changes };
}
