import type { EdgePiece } from './edge-curves';
import { edgeMiddle } from './edge-distance';
import type { Point, Rect, Size } from './rect';

/** So much stays free between a card and a text above or below it. */
const CLEAR_PX = 4;

/**
 * Where a text of a given size is centred on an edge: in its middle, or where it would cover one of the cards there, at the
 * nearest place above or below them that is free.
 */
export function placeLabel(pieces: readonly EdgePiece[], size: Size, cards: readonly Rect[]): Point {
  const middle = edgeMiddle(pieces);
  const beyond = size.height / 2 + CLEAR_PX;
  const levels = [
    middle.y,
    ...cards.flatMap(({ y, height }) => [y - beyond, y + height + beyond]).sort(nearestTo(middle.y)),
  ];
  const isFree = (y: number): boolean => !cards.some((card) => covers({ x: middle.x, y }, size, card));
  return { x: middle.x, y: levels.find(isFree) ?? middle.y };
}

function nearestTo(level: number): (a: number, b: number) => number {
  return (a, b) => Math.abs(a - level) - Math.abs(b - level);
}

/** Touching is not covering. */
function covers(centre: Point, size: Size, { x, y, width, height }: Rect): boolean {
  return (
    Math.abs(centre.x - x - width / 2) < (size.width + width) / 2 &&
    Math.abs(centre.y - y - height / 2) < (size.height + height) / 2
  );
}
