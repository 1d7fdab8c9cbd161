import type { Viewport } from '@rex/canvas';

const EASE_MS = 200;

/** Goes from one view to another within a moment. Gives the function that stops on the way. */
export function easeViewport(
  start: Viewport,
  goal: Viewport,
  place: (viewport: Viewport) => void,
): () => void {
  const startedAt = performance.now();
  let frame = 0;
  const step = (now: number): void => {
    const part = Math.min(1, Math.max(0, (now - startedAt) / EASE_MS));
    const eased = 1 - (1 - part) ** 3;
    const between = (from: number, to: number): number => from + (to - from) * eased;
    place(
      part === 1
        ? goal
        : { x: between(start.x, goal.x), y: between(start.y, goal.y), zoom: between(start.zoom, goal.zoom) },
    );
    if (part < 1) frame = requestAnimationFrame(step);
  };
  frame = requestAnimationFrame(step);
  return () => cancelAnimationFrame(frame);
}
