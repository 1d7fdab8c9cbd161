import { edgeCurves } from './edge-curves';
import type { Point } from './rect';

/** The SVG path of an edge; see edgeCurves for its shape. */
export function edgePath(from: Point, to: Point, bends: readonly Point[] = []): string {
  const pieces = edgeCurves(from, to, bends).map(({ control1, control2, to: end }) =>
    control1 && control2 ? `C${at(control1)} ${at(control2)} ${at(end)}` : `L${at(end)}`,
  );
  return `M${at(from)}${pieces.join('')}`;
}

function at(point: Point): string {
  return `${round(point.x)},${round(point.y)}`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
