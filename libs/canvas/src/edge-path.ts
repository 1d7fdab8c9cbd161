import { CARD } from './node-geometry';
import type { Point } from './rect';

const MIN_BEND_PX = 32;
const MAX_BEND_PX = 160;

/**
 * The SVG path of an edge from an output port (leaving to the right) to an input port (entered from the left).
 * Without bends one Bézier curve; an edge that runs backwards loops below both cards instead of crossing them.
 * A bend is where the edge enters a column of cards (left side): it passes the column level and curves on behind it.
 */
export function edgePath(from: Point, to: Point, bends: readonly Point[] = []): string {
  if (to.x < from.x) return loopBelow(from, to);
  let path = `M${at(from)}`;
  let last = from;
  for (const bend of bends) {
    const behind = { x: bend.x + CARD.width, y: bend.y };
    path += `${curve(last, bend)}L${at(behind)}`;
    last = behind;
  }
  return path + curve(last, to);
}

function curve(from: Point, to: Point): string {
  const bend = Math.min(MAX_BEND_PX, Math.max(MIN_BEND_PX, (to.x - from.x) / 2));
  return `C${at({ x: from.x + bend, y: from.y })} ${at({ x: to.x - bend, y: to.y })} ${at(to)}`;
}

function loopBelow(from: Point, to: Point): string {
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
