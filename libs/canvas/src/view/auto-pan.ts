import type { Point, Size } from '../geometry/rect';

/** Within this distance of the screen's border a gesture pans by itself. */
const BAND_PX = 40;
const MAX_PX_PER_SECOND = 1200;

/**
 * How far the view moves in `elapsedMs` while a gesture holds the pointer near the border of the screen, or beyond: the
 * nearer, the faster. In screen pixels, for panBy.
 */
export function autoPan(pointer: Point, screen: Size, elapsedMs: number): Point {
  const along = (at: number, length: number): number => {
    const band = Math.min(BAND_PX, length / 4);
    const into = at < band ? band - at : at > length - band ? length - band - at : 0;
    const speed = Math.min(1, Math.abs(into) / band) * MAX_PX_PER_SECOND;
    return (Math.sign(into) * speed * elapsedMs) / 1000;
  };
  return { x: along(pointer.x, screen.width), y: along(pointer.y, screen.height) };
}
