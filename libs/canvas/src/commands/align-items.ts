import type { CanvasDocument } from '../document/canvas-document';
import { Draft } from '../document/draft';
import { boundsOf, type Point, type Rect } from '../geometry/rect';
import type { Selection } from '../selection/selection';
import { boxesOf, countBoxes, placeBox } from './boxes';
import type { Edit } from './edit';

/** `centre` puts the middles below each other, `middle` beside each other. */
export type AlignTo = 'left' | 'right' | 'top' | 'bottom' | 'middle' | 'centre';

/** Aligns the selected nodes and notes to a side, or the middle, of the rectangle around them all. */
export function alignItems(
  document: CanvasDocument,
  { selection, to }: { selection: Selection; to: AlignTo },
): Edit {
  const draft = new Draft(document);
  const boxes = boxesOf(document, selection);
  const bounds = boundsOf(boxes.map(({ rect }) => rect));
  if (bounds) for (const box of boxes) placeBox(draft, box, alignedAt(box.rect, bounds, to));
  return { label: { does: 'align', ...countBoxes(boxes) }, changes: draft.changes, select: selection };
}

function alignedAt(rect: Rect, bounds: Rect, to: AlignTo): Point {
  switch (to) {
    case 'left':
      return { x: bounds.x, y: rect.y };
    case 'right':
      return { x: bounds.x + bounds.width - rect.width, y: rect.y };
    case 'centre':
      return { x: bounds.x + (bounds.width - rect.width) / 2, y: rect.y };
    case 'top':
      return { x: rect.x, y: bounds.y };
    case 'bottom':
      return { x: rect.x, y: bounds.y + bounds.height - rect.height };
    case 'middle':
      return { x: rect.x, y: bounds.y + (bounds.height - rect.height) / 2 };
  }
}
