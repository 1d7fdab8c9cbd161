import type { Point, Rect } from './rect';

/** The size of a node card, in canvas pixels: 14 by 4.5 units of the grid. */
export const CARD = { width: 224, height: 72 } as const;

/** The grid that positions snap to, in canvas pixels. */
export const GRID_PX = 16;

/** The rectangle of a card whose top left corner is given. */
export function cardRect(position: Point): Rect {
  return { x: position.x, y: position.y, ...CARD };
}

/** Where the input port of a card sits: the middle of its left side. */
export function inputPortAt(position: Point): Point {
  return { x: position.x, y: position.y + CARD.height / 2 };
}

/** Where the n-th of `count` output ports sits (n counts from 0): spread evenly over the right side. */
export function outputPortAt(position: Point, n: number, count: number): Point {
  return { x: position.x + CARD.width, y: position.y + portOffsetY(n, count) };
}

/** Height of a port below the card's top edge. */
export function portOffsetY(n: number, count: number): number {
  return (CARD.height * (n + 1)) / (count + 1);
}
