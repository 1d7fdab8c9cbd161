import { edgeCurves, type EdgePiece } from './edge-curves';
import type { Point } from './rect';

/** The SVG path of an edge; see edgeCurves for its shape. */
export function edgePath(from: Point, to: Point, bends: readonly Point[] = []): string {
  return pathOfPieces(edgeCurves(from, to, bends));
}

/** The SVG path along pieces that are known already, such as those of a scene. Empty when there are none. */
export function pathOfPieces(pieces: readonly EdgePiece[]): string {
  const [first] = pieces;
  if (!first) return '';
  const steps = pieces.map(({ control1, control2, to }) =>
    control1 && control2 ? `C${at(control1)} ${at(control2)} ${at(to)}` : `L${at(to)}`,
  );
  return `M${at(first.from)}${steps.join('')}`;
}

function at(point: Point): string {
  return `${round(point.x)},${round(point.y)}`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
