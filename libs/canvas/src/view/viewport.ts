import { centreOf, type Point, type Rect, type Size } from '../geometry/rect';

/** What part of the canvas is seen: screen = world * zoom + (x, y). */
export interface Viewport extends Point {
  zoom: number;
}

/** Smallest and largest zoom. */
export const ZOOM_LIMITS = { min: 0.05, max: 4 } as const;

/** The zoom within its limits. */
export function clampZoom(zoom: number): number {
  return Math.min(ZOOM_LIMITS.max, Math.max(ZOOM_LIMITS.min, zoom));
}

/** The canvas point that is seen at a screen point (relative to the canvas host's corner). */
export function toWorld(viewport: Viewport, screen: Point): Point {
  return { x: (screen.x - viewport.x) / viewport.zoom, y: (screen.y - viewport.y) / viewport.zoom };
}

/** The screen point at which a canvas point is seen. */
export function toScreen(viewport: Viewport, world: Point): Point {
  return { x: world.x * viewport.zoom + viewport.x, y: world.y * viewport.zoom + viewport.y };
}

/** Moves the view by screen pixels. */
export function panBy(viewport: Viewport, delta: Point): Viewport {
  return { ...viewport, x: viewport.x + delta.x, y: viewport.y + delta.y };
}

/** Multiplies the zoom; the canvas point under `anchor` (screen) stays where it is. */
export function zoomAt(viewport: Viewport, anchor: Point, factor: number): Viewport {
  const zoom = clampZoom(viewport.zoom * factor);
  const world = toWorld(viewport, anchor);
  return { zoom, x: anchor.x - world.x * zoom, y: anchor.y - world.y * zoom };
}

/** The view that has a canvas point in the middle of a screen of the given size. */
export function viewAround(centre: Point, zoom: number, screen: Size): Viewport {
  return { zoom, x: screen.width / 2 - centre.x * zoom, y: screen.height / 2 - centre.y * zoom };
}

/** How a rectangle is fitted: free screen pixels around it, and the zoom that is never exceeded. */
export interface FitOptions {
  paddingPx: number;
  maxZoom: number;
}

/** The view that shows the whole rectangle in the middle of a screen of the given size. */
export function fitRect(world: Rect, screen: Size, options: FitOptions): Viewport {
  const free = {
    width: Math.max(1, screen.width - 2 * options.paddingPx),
    height: Math.max(1, screen.height - 2 * options.paddingPx),
  };
  const wanted = Math.min(
    free.width / Math.max(1, world.width),
    free.height / Math.max(1, world.height),
    options.maxZoom,
  );
  return viewAround(centreOf(world), clampZoom(wanted), screen);
}

/**
 * The view of a drawing too large for the screen that begins with one card: at the left, and as near to the middle as leaves no
 * room above or below the drawing unused. Margins are screen pixels.
 */
export function beginAt(
  first: Rect,
  bounds: Rect,
  screen: Size,
  { zoom, margin }: { zoom: number; margin: { xPx: number; yPx: number } },
): Viewport {
  const atTop = margin.yPx - bounds.y * zoom;
  const atBottom = screen.height - margin.yPx - (bounds.y + bounds.height) * zoom;
  const centred = screen.height / 2 - (first.y + first.height / 2) * zoom;
  const y = atBottom > atTop ? (atBottom + atTop) / 2 : Math.min(atTop, Math.max(atBottom, centred));
  return { zoom, x: margin.xPx - first.x * zoom, y };
}

/** The view moved as little as needed for the rectangle to be seen with `marginPx` around it. Zoom stays. */
export function revealRect(viewport: Viewport, world: Rect, screen: Size, marginPx: number): Viewport {
  const corner = toScreen(viewport, world);
  const shift = (start: number, length: number, room: number): number => {
    const end = start + length;
    if (length + 2 * marginPx > room || start < marginPx) return marginPx - start;
    return end > room - marginPx ? room - marginPx - end : 0;
  };
  return panBy(viewport, {
    x: shift(corner.x, world.width * viewport.zoom, screen.width),
    y: shift(corner.y, world.height * viewport.zoom, screen.height),
  });
}
