import type { EdgePiece } from './edge-curves';
import { boundsOf, type Point, type Rect } from './rect';

/** How finely a curve is looked at before the best place is refined. */
const SAMPLES = 16;
const REFINEMENTS = 12;

/** The point of a piece at `t`, from 0 (its start) to 1 (its end). */
export function pointOnPiece({ from, control1, control2, to }: EdgePiece, t: number): Point {
  if (!control1 || !control2) {
    return { x: from.x + (to.x - from.x) * t, y: from.y + (to.y - from.y) * t };
  }
  const s = 1 - t;
  const [a, b, c, d] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t];
  return {
    x: a * from.x + b * control1.x + c * control2.x + d * to.x,
    y: a * from.y + b * control1.y + c * control2.y + d * to.y,
  };
}

/** The shortest distance from a point to an edge. */
export function distanceToEdge(pieces: readonly EdgePiece[], point: Point): number {
  return Math.min(Infinity, ...pieces.map((piece) => distanceToPiece(piece, point)));
}

/** A rectangle that encloses the edge; a curve never leaves the hull of its control points. */
export function edgeBounds(pieces: readonly EdgePiece[]): Rect {
  const points = pieces.flatMap(({ from, control1, control2, to }) =>
    control1 && control2 ? [from, control1, control2, to] : [from, to],
  );
  return (
    boundsOf(points.map((point) => ({ ...point, width: 0, height: 0 }))) ?? {
      x: 0,
      y: 0,
      width: 0,
      height: 0,
    }
  );
}

/** The middle of an edge, where its label and its toolbar go. */
export function edgeMiddle(pieces: readonly EdgePiece[]): Point {
  const half = pieces.length / 2;
  const piece = pieces[Math.floor(half)];
  return piece ? pointOnPiece(piece, half - Math.floor(half)) : { x: 0, y: 0 };
}

function distanceToPiece(piece: EdgePiece, point: Point): number {
  const distanceAt = (t: number): number => {
    const on = pointOnPiece(piece, t);
    return Math.hypot(on.x - point.x, on.y - point.y);
  };
  let best = 0;
  let distance = Infinity;
  for (let sample = 0; sample <= SAMPLES; sample += 1) {
    const here = distanceAt(sample / SAMPLES);
    if (here < distance) [best, distance] = [sample / SAMPLES, here];
  }
  // Halve the step around the nearest sample until it is exact enough.
  for (let step = 1 / SAMPLES / 2, n = 0; n < REFINEMENTS; step /= 2, n += 1) {
    for (const t of [Math.max(0, best - step), Math.min(1, best + step)]) {
      const here = distanceAt(t);
      if (here < distance) [best, distance] = [t, here];
    }
  }
  return distance;
}
