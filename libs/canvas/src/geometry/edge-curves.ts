import { CARD } from './node-geometry';
import type { Point } from './rect';

const MIN_BEND_PX = 32;
const MAX_BEND_PX = 160;

/** One piece of an edge: a cubic Bézier curve, or where the control points are left out, a straight line. */
export interface EdgePiece {
  readonly from: Point;
  readonly control1?: Point;
  readonly control2?: Point;
  readonly to: Point;
}

/**
 * The pieces of an edge from an output port (leaving to the right) to an input port (entered from the left).
 * Without bends one Bézier curve; an edge that runs backwards loops below both cards instead of crossing them.
 * A bend is where the edge enters a column of cards (left side): it passes the column level and curves on behind it.
 */
export function edgeCurves(from: Point, to: Point, bends: readonly Point[] = []): EdgePiece[] {
  if (to.x < from.x) return loopBelow(from, to);
  const pieces: EdgePiece[] = [];
  let last = from;
  for (const bend of bends) {
    const behind = { x: bend.x + CARD.width, y: bend.y };
    pieces.push(curve(last, bend), { from: bend, to: behind });
    last = behind;
  }
  return [...pieces, curve(last, to)];
}

function curve(from: Point, to: Point): EdgePiece {
  const bend = Math.min(MAX_BEND_PX, Math.max(MIN_BEND_PX, (to.x - from.x) / 2));
  return {
    from,
    control1: { x: from.x + bend, y: from.y },
    control2: { x: to.x - bend, y: to.y },
    to,
  };
}

function loopBelow(from: Point, to: Point): EdgePiece[] {
  const below = Math.max(from.y, to.y) + CARD.height;
  const middle = { x: (from.x + to.x) / 2, y: below };
  const reach = MIN_BEND_PX * 2;
  return [
    {
      from,
      control1: { x: from.x + reach, y: from.y },
      control2: { x: from.x + reach, y: below },
      to: middle,
    },
    {
      from: middle,
      control1: { x: middle.x * 2 - from.x - reach, y: below },
      control2: { x: to.x - reach, y: to.y },
      to,
    },
  ];
}
