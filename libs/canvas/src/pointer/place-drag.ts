import { findAlignment, type Guide } from '../geometry/alignment-guides';
import type { EqualGap } from '../geometry/equal-gaps';
import type { Point, Rect } from '../geometry/rect';
import { snapDelta } from '../geometry/snap-to-grid';
import type { DragProgress } from './pointer-effect';

/** How far a drag moves things, and the guides to show meanwhile. */
export interface DragPlacement {
  readonly by: Point;
  readonly guides: readonly Guide[];
  readonly gaps: readonly EqualGap[];
}

/**
 * Snaps a drag: on each axis to what is level with `others` (what the viewport shows and is not dragged), else to the grid.
 * `held` is the place, before the drag, of what the pointer holds; all that is dragged moves by the same distance.
 */
export function placeDrag(
  { by, isSnapping }: Pick<DragProgress, 'by' | 'isSnapping'>,
  held: Rect,
  others: readonly Rect[],
  zoom: number,
): DragPlacement {
  if (!isSnapping) return { by, guides: [], gaps: [] };
  const { guides, gaps, start } = findAlignment(
    { ...held, x: held.x + by.x, y: held.y + by.y },
    others,
    zoom,
  );
  const onGrid = snapDelta(held, by);
  return {
    by: {
      x: start.x === undefined ? onGrid.x : start.x - held.x,
      y: start.y === undefined ? onGrid.y : start.y - held.y,
    },
    guides,
    gaps,
  };
}
