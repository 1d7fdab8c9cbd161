import type { CanvasDocument } from '../document/canvas-document';
import { Draft } from '../document/draft';
import type { Selection } from '../selection/selection';
import { boxesOf, countBoxes, placeBox } from './boxes';
import type { Edit } from './edit';

/**
 * Makes the gaps between the selected nodes and notes equal, along a row or down a column. The first and the last stay; when
 * they are too near for the others, these overlap evenly.
 */
export function distributeItems(
  document: CanvasDocument,
  { selection, along }: { selection: Selection; along: 'horizontal' | 'vertical' },
): Edit {
  const draft = new Draft(document);
  const [axis, length] = along === 'horizontal' ? (['x', 'width'] as const) : (['y', 'height'] as const);
  const boxes = boxesOf(document, selection).sort((a, b) => a.rect[axis] - b.rect[axis]);
  const [first, last] = [boxes[0], boxes.at(-1)];
  if (first && last && boxes.length > 2) {
    const room = last.rect[axis] + last.rect[length] - first.rect[axis];
    const gap = (room - boxes.reduce((sum, box) => sum + box.rect[length], 0)) / (boxes.length - 1);
    let at = first.rect[axis];
    for (const box of boxes) {
      // Sums of fractions must not move the last one.
      placeBox(draft, box, { ...box.rect, [axis]: box === last ? last.rect[axis] : Math.round(at) });
      at += box.rect[length] + gap;
    }
  }
  return { label: { does: 'distribute', ...countBoxes(boxes) }, changes: draft.changes, select: selection };
}
