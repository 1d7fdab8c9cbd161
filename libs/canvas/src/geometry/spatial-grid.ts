import type { Rect } from './rect';
import { intersects } from './rect-relations';

/** A few cards fit into a cell, and a screen into a few cells. */
const CELL_PX = 1024;
/** What covers more cells than this, a very long edge, is kept aside and looked at each time. */
const MAX_CELLS = 64;

/** Finds what lies where, without looking at everything. */
export class SpatialGrid {
  private readonly rects = new Map<string, Rect>();
  private readonly cells = new Map<string, Set<string>>();
  private readonly large = new Set<string>();

  /** Puts something at a place; if it is there already, it moves. */
  set(id: string, rect: Rect): void {
    this.delete(id);
    this.rects.set(id, rect);
    const keys = cellsOf(rect);
    if (!keys) {
      this.large.add(id);
      return;
    }
    for (const key of keys) {
      const cell = this.cells.get(key);
      if (cell) cell.add(id);
      else this.cells.set(key, new Set([id]));
    }
  }

  delete(id: string): void {
    const rect = this.rects.get(id);
    if (!rect) return;
    this.rects.delete(id);
    this.large.delete(id);
    for (const key of cellsOf(rect) ?? []) {
      const cell = this.cells.get(key);
      cell?.delete(id);
      if (cell?.size === 0) this.cells.delete(key);
    }
  }

  rectOf(id: string): Rect | undefined {
    return this.rects.get(id);
  }

  ids(): Iterable<string> {
    return this.rects.keys();
  }

  /** The ids of all rectangles that share a point with this one. */
  query(area: Rect): Set<string> {
    const found = new Set<string>();
    const look = (ids: Iterable<string>): void => {
      for (const id of ids) {
        const rect = this.rects.get(id);
        if (rect && intersects(rect, area)) found.add(id);
      }
    };
    const keys = cellsOf(area);
    if (!keys || keys.length > this.cells.size) {
      look(this.rects.keys());
      return found;
    }
    look(this.large);
    for (const key of keys) look(this.cells.get(key) ?? []);
    return found;
  }
}

/** The names of the cells that a rectangle touches; undefined when there are too many. */
function cellsOf({ x, y, width, height }: Rect): string[] | undefined {
  const [left, top] = [Math.floor(x / CELL_PX), Math.floor(y / CELL_PX)];
  const [right, bottom] = [Math.floor((x + width) / CELL_PX), Math.floor((y + height) / CELL_PX)];
  const count = (right - left + 1) * (bottom - top + 1);
  // Also when the place is not a number.
  if (!(count <= MAX_CELLS)) return undefined;
  const keys: string[] = [];
  for (let column = left; column <= right; column += 1) {
    for (let row = top; row <= bottom; row += 1) keys.push(`${column} ${row}`);
  }
  return keys;
}
