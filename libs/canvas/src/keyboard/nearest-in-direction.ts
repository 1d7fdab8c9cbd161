import { centreOf, type Rect } from '../geometry/rect';

/** A direction on the canvas. */
export type Direction = 'left' | 'right' | 'up' | 'down';

/** Something with an id and a place. */
export interface Placed {
  id: string;
  rect: Rect;
}

/** Being off the axis counts this much more than being far along it. */
const SIDEWAYS_WEIGHT = 2;

/**
 * The nearest neighbour in a direction, by distance between centres, sideways distance weighing double.
 * Only what lies within 60 degrees of the direction counts, so the four directions reach everything. Undefined at the border.
 */
export function nearestInDirection(
  from: Rect,
  candidates: readonly Placed[],
  direction: Direction,
): string | undefined {
  const origin = centreOf(from);
  let best: { id: string; score: number } | undefined;
  for (const { id, rect } of candidates) {
    const centre = centreOf(rect);
    const { ahead, aside } = alongAxis(centre.x - origin.x, centre.y - origin.y, direction);
    if (ahead <= 1) continue;
    if (aside > ahead * Math.sqrt(3)) continue;
    const score = ahead + aside * SIDEWAYS_WEIGHT;
    if (score < (best?.score ?? Infinity)) best = { id, score };
  }
  return best?.id;
}

function alongAxis(dx: number, dy: number, direction: Direction): { ahead: number; aside: number } {
  switch (direction) {
    case 'right':
      return { ahead: dx, aside: Math.abs(dy) };
    case 'left':
      return { ahead: -dx, aside: Math.abs(dy) };
    case 'down':
      return { ahead: dy, aside: Math.abs(dx) };
    case 'up':
      return { ahead: -dy, aside: Math.abs(dx) };
  }
}
