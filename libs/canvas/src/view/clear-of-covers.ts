import type { Point, Rect, Size } from '../geometry/rect';
import { contains, inflate, intersects, moved } from '../geometry/rect-relations';

const NOWHERE: Point = { x: 0, y: 0 };

/**
 * The shortest way, in screen pixels, by which a rectangle on the screen comes out from under what lies over it, with `gapPx` between
 * them. It stays on the screen; where there is no such place it stays where it is.
 */
export function clearOfCovers(rect: Rect, screen: Size, covers: readonly Rect[], gapPx: number): Point {
  const held = inflate(rect, gapPx);
  if (isClear(held, covers)) return NOWHERE;
  const room = { x: 0, y: 0, ...screen };
  let best: Point | undefined;
  for (const x of shifts(
    held.x,
    held.width,
    covers.map(({ x: at, width }) => [at, width]),
  )) {
    for (const y of shifts(
      held.y,
      held.height,
      covers.map(({ y: at, height }) => [at, height]),
    )) {
      const goal = { ...held, ...moved(held, { x, y }) };
      if (!contains(room, goal) || !isClear(goal, covers)) continue;
      if (!best || Math.hypot(x, y) < Math.hypot(best.x, best.y)) best = { x, y };
    }
  }
  return best ?? NOWHERE;
}

/** To stay, to end where a cover begins, or to begin where it ends. */
function shifts(start: number, length: number, covers: readonly (readonly [number, number])[]): number[] {
  return [0, ...covers.flatMap(([at, size]) => [at - start - length, at + size - start])];
}

/** Touching is clear. */
function isClear(rect: Rect, covers: readonly Rect[]): boolean {
  return !covers.some((cover) => intersects(inflate(rect, -0.01), cover));
}
