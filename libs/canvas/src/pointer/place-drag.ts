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

/** What a drag snaps to. Alt turns the grid round while it is held; where that leaves things free, the guides rest as well. */
export interface SnapChoices {
  readonly grid: boolean;
  readonly guides: boolean;
}

/**
 * Snaps a drag: on each axis to what is level with `others` (what the viewport shows and is not dragged), else to the grid, as
 * far as `choices` has it. `held` is the place, before the drag, of what the pointer holds; all that is dragged moves by the same
 * distance.
 */
export function placeDrag(
  { by, isSnapping }: Pick<DragProgress, 'by' | 'isSnapping'>,
  held: Rect,
  others: readonly Rect[],
  zoom: number,
  choices: SnapChoices,
): DragPlacement {
  const isOnGrid = choices.grid === isSnapping;
  const hasGuides = choices.guides && (isSnapping || isOnGrid);
  const moved = { ...held, x: held.x + by.x, y: held.y + by.y };
  const { guides, gaps, start } = findAlignment(moved, hasGuides ? others : [], zoom);
  const unaligned = isOnGrid ? snapDelta(held, by) : by;
  return {
    by: {
      x: start.x === undefined ? unaligned.x : start.x - held.x,
      y: start.y === undefined ? unaligned.y : start.y - held.y,
    },
    guides,
    gaps,
  };
}
