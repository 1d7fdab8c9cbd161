import type { Point, Rect } from './rect';

/** True when a straight line between two points shares a point with a rectangle (Liang and Barsky 1984). */
export function segmentTouches(rect: Rect, from: Point, to: Point): boolean {
  let [enter, leave] = [0, 1];
  const clip = (start: number, delta: number, min: number, max: number): boolean => {
    if (delta === 0) return start >= min && start <= max;
    const [a, b] = [(min - start) / delta, (max - start) / delta];
    enter = Math.max(enter, Math.min(a, b));
    leave = Math.min(leave, Math.max(a, b));
    return enter <= leave;
  };
  return (
    clip(from.x, to.x - from.x, rect.x, rect.x + rect.width) &&
    clip(from.y, to.y - from.y, rect.y, rect.y + rect.height)
  );
}
