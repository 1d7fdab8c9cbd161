import type { Rect } from './rect';
import { findEqualGap, type EqualGap } from './equal-gaps';

/** A line that shows what something is level with while it is dragged. */
export interface Guide {
  /** `x`: a vertical line at this x; `y`: a horizontal line at this y. */
  readonly axis: 'x' | 'y';
  readonly at: number;
  /** Where the line starts and ends along the other axis. */
  readonly start: number;
  readonly end: number;
}

/** What is level with the dragged rectangle, and where it starts, on each axis that has such a thing, when it is level exactly. */
export interface Alignment {
  readonly guides: Guide[];
  readonly gaps: EqualGap[];
  readonly start: { x: number | undefined; y: number | undefined };
}

/** As near as this, on the screen, counts as level. */
const TOLERANCE_SCREEN_PX = 6;

/**
 * Compares the borders and the centre of what is dragged with those of others (give it what the viewport shows). On each axis
 * the nearest one wins; where nothing is level, equal gaps to the neighbours are looked for.
 */
export function findAlignment(moving: Rect, others: readonly Rect[], zoom: number): Alignment {
  const tolerance = TOLERANCE_SCREEN_PX / zoom;
  const x = nearest('x', moving, others, tolerance);
  const y = nearest('y', moving, others, tolerance);
  const gapX = x === undefined ? findEqualGap('x', moving, others, tolerance) : undefined;
  const gapY = y === undefined ? findEqualGap('y', moving, others, tolerance) : undefined;
  const start = { x: x ?? gapX?.start, y: y ?? gapY?.start };
  const placed = { ...moving, x: start.x ?? moving.x, y: start.y ?? moving.y };
  return {
    guides: [
      ...(x === undefined ? [] : guidesAt('x', placed, others)),
      ...(y === undefined ? [] : guidesAt('y', placed, others)),
    ],
    gaps: [gapX, gapY].flatMap((gap) => gap ?? []),
    start,
  };
}

/** The nearest start along an axis that makes a border or the centre level with another's. Exact: it comes from the other's place. */
function nearest(
  axis: 'x' | 'y',
  moving: Rect,
  others: readonly Rect[],
  tolerance: number,
): number | undefined {
  const start = moving[axis];
  let best: number | undefined;
  for (const other of others) {
    for (const [n, offset] of marks(axis, { ...moving, [axis]: 0 }).entries()) {
      for (const [m, goal] of marks(axis, other).entries()) {
        // A centre is level with a centre; a border with any border.
        if ((n === 1) !== (m === 1)) continue;
        const distance = Math.abs(goal - offset - start);
        if (distance <= tolerance && distance < Math.abs((best ?? Infinity) - start)) best = goal - offset;
      }
    }
  }
  return best;
}

function guidesAt(axis: 'x' | 'y', placed: Rect, others: readonly Rect[]): Guide[] {
  const across = axis === 'x' ? 'y' : 'x';
  const guides = new Map<number, Guide>();
  for (const [n, at] of marks(axis, placed).entries()) {
    const level = others.filter((other) =>
      marks(axis, other).some((goal, m) => (n === 1) === (m === 1) && Math.abs(goal - at) < 0.01),
    );
    if (level.length === 0) continue;
    const ends = [placed, ...level].flatMap((rect) => [
      marks(across, rect)[0] ?? 0,
      marks(across, rect)[2] ?? 0,
    ]);
    guides.set(at, { axis, at, start: Math.min(...ends), end: Math.max(...ends) });
  }
  return [...guides.values()];
}

/** Start, centre and end of a rectangle along an axis. */
function marks(axis: 'x' | 'y', rect: Rect): number[] {
  const start = rect[axis];
  const length = axis === 'x' ? rect.width : rect.height;
  return [start, start + length / 2, start + length];
}
