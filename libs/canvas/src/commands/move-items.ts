import type { CanvasDocument } from '../document/canvas-document';
import { Draft } from '../document/draft';
import type { Point } from '../geometry/rect';
import { moved } from '../geometry/rect-relations';
import type { Selection } from '../selection/selection';
import { boxesOf, countBoxes, placeBox } from './boxes';
import type { Edit } from './edit';

/** Moves what is selected, and what selected groups hold, by the same distance. */
export function moveItems(
  document: CanvasDocument,
  { selection, by }: { selection: Selection; by: Point },
): Edit {
  const draft = new Draft(document);
  const boxes = boxesOf(document, selection);
  for (const box of boxes) placeBox(draft, box, moved(box.rect, by));
  return { label: { does: 'move', ...countBoxes(boxes) }, changes: draft.changes, select: selection };
}
