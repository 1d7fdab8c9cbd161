import { CARD, cardRect, GRID_PX } from './node-geometry';
import type { Point, Rect } from './rect';
import { inflate } from './rect-relations';
import { snapToGrid } from './snap-to-grid';

const GAP_PX = 32;
const COLUMN_GAP_PX = 80;
/** A card and a gap, on the grid. */
const ROW_PX = Math.ceil((CARD.height + GAP_PX) / GRID_PX) * GRID_PX;
const MAX_ROWS = 200;

/** Where a node that follows another one goes, if there is room: to its right. */
export function placeAfter(card: Rect): Point {
  return { x: card.x + card.width + COLUMN_GAP_PX, y: card.y };
}

/**
 * The place on the grid that is nearest to the wish, up or down the column, where a card covers nothing. `occupied` tells
 * what lies in an area, such as `(area) => scene.nodes.query(area).size > 0`.
 */
export function freePlace(wish: Point, occupied: (area: Rect) => boolean): Point {
  const start = snapToGrid(wish);
  const isFree = (place: Point): boolean => !occupied(inflate(cardRect(place), GAP_PX - 1));
  for (let row = 0; row < MAX_ROWS; row += 1) {
    const by = ROW_PX * row;
    const below = { x: start.x, y: start.y + by };
    if (isFree(below)) return below;
    const above = { x: start.x, y: start.y - by };
    if (isFree(above)) return above;
  }
  return start;
}
