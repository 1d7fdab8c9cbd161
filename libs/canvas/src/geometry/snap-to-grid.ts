import { GRID_PX } from './node-geometry';
import type { Point } from './rect';

/** The nearest place on the grid. */
export function snapToGrid(point: Point): Point {
  return { x: snap(point.x), y: snap(point.y) };
}

/**
 * How far to move so that what is held lands on the grid. What moves along keeps its distance from it, exactly, whether or
 * not it stands on the grid.
 */
export function snapDelta(heldAt: Point, delta: Point): Point {
  const goal = snapToGrid({ x: heldAt.x + delta.x, y: heldAt.y + delta.y });
  return { x: goal.x - heldAt.x, y: goal.y - heldAt.y };
}

function snap(value: number): number {
  // The sum turns -0 into 0.
  return Math.round(value / GRID_PX) * GRID_PX + 0;
}
