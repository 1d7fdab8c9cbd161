import { applyChanges } from '../document/apply-changes';
import type { CanvasDocument } from '../document/canvas-document';
import type { Edit } from './edit';
import type { EditLabel } from './edit-label';

/** Several edits as one, undone as one: each command sees what the ones before it did. */
export function combineEdits(
  document: CanvasDocument,
  label: EditLabel,
  commands: readonly ((document: CanvasDocument) => Edit)[],
): Edit {
  let current = document;
  let combined: Edit = { label, changes: [] };
  for (const command of commands) {
    const edit = command(current);
    current = applyChanges(current, edit.changes);
    combined = {
      label,
      changes: [...combined.changes, ...edit.changes],
      select: edit.select ?? combined.select,
    };
  }
  return combined;
}
