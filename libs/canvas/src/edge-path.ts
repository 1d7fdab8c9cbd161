import { CARD } from './node-geometry';
import type { Point } from './rect';

const MIN_BEND_PX = 32;
const MAX_BEND_PX = 160;

/**
 * The SVG path of an edge from an output port (leaving to the right) to an input port (entered from the left).
 * One Bézier curve; an edge that runs backwards loops below both cards instead of crossing them.
 */
export function edgePath(from: Point, to: Point): string {
  const dx = to.x - from.x;
  if (dx >= 0) {
    const bend = Math.min(MAX_BEND_PX, Math.max(MIN_BEND_PX, dx / 2));
    return `M${at(from)}C${at({ x: from.x + bend, y: from.y })} ${at({ x: to.x - bend, y: to.y })} ${at(to)}`;
  }
  const below = Math.max(from.y, to.y) + CARD.height;
  const middle = { x: (from.x + to.x) / 2, y: below };
  const reach = MIN_BEND_PX * 2;
  return [
    `M${at(from)}`,
    `C${at({ x: from.x + reach, y: from.y })} ${at({ x: from.x + reach, y: below })} ${at(middle)}`,
    `S${at({ x: to.x - reach, y: to.y })} ${at(to)}`,
  ].join('');
}

function at(point: Point): string {
  return `${round(point.x)},${round(point.y)}`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
