import type { Rect } from '@rex/canvas';

/** Where parts lie over the canvas, by its corner: whatever is marked `data-over-canvas` and is seen. */
export function coversOf(canvas: HTMLElement): Rect[] {
  const box = canvas.getBoundingClientRect();
  return [...document.querySelectorAll<HTMLElement>('[data-over-canvas]')]
    .filter((part) => part.checkVisibility({ visibilityProperty: true }))
    .map((part) => part.getBoundingClientRect())
    .map(({ left, top, width, height }) => ({ x: left - box.left, y: top - box.top, width, height }))
    .filter(({ x, y, width, height }) => x < box.width && y < box.height && x + width > 0 && y + height > 0);
}
