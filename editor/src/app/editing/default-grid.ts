import type { Point } from '@rex/canvas';

/** The plain grid on which a document's nodes are put when it is posted without positions. */
const COLUMN_PX = 320;
const ROW_PX = 144;

/**
 * True when nobody has placed the nodes: each stands in a column of the plain grid that saving gives them, the rows of each
 * column filled from the top in document order. A layout that knows the edges may then take its place.
 */
export function isDefaultGrid(positions: readonly Point[]): boolean {
  const filled = new Map<number, number>();
  return positions.every(({ x, y }) => {
    const row = filled.get(x) ?? 0;
    filled.set(x, row + 1);
    return x % COLUMN_PX === 0 && y === row * ROW_PX;
  });
}
