import { ElementRef, inject } from '@angular/core';
import { panBy, toScreen, type Rect } from '@rex/canvas';
import { clearOfCovers } from '@rex/canvas/reveal';
import { CanvasCamera } from './canvas-camera';

/** What may lie over the canvas, and stays there. */
const PARTS = '.canvas-tools, .minimap.is-pinned, .selection-tools, .canvas-search-host, .side, .side-open';
/** Room for the ring of the focus. */
const GAP_PX = 8;

/**
 * From now on what the canvas reveals does not lie under the parts over it, where there is room beside them. Call it in a component
 * that stands beside the canvas.
 */
export function keepClear(): void {
  const camera = inject(CanvasCamera);
  const element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  camera.keepClear = (viewport, { x, y, width, height }) => {
    const canvas = element.parentElement?.querySelector<HTMLElement>('.canvas');
    if (!canvas) return viewport;
    const { zoom } = viewport;
    const seen = { ...toScreen(viewport, { x, y }), width: width * zoom, height: height * zoom };
    return panBy(viewport, clearOfCovers(seen, camera.size, coversOf(canvas), GAP_PX));
  };
}

/** Where parts lie over the canvas, by its corner. */
function coversOf(canvas: HTMLElement): Rect[] {
  const box = canvas.getBoundingClientRect();
  return [...document.querySelectorAll<HTMLElement>(PARTS)]
    .filter((part) => part.checkVisibility({ visibilityProperty: true }))
    .map((part) => part.getBoundingClientRect())
    .map(({ left, top, width, height }) => ({ x: left - box.left, y: top - box.top, width, height }))
    .filter(({ x, y, width, height }) => x < box.width && y < box.height && x + width > 0 && y + height > 0);
}
