import { centreOf, toWorld, viewAround, type Point, type Rect, type Size, type Viewport } from '@rex/canvas';

const PADDING_PX = 8;
const MAX_ZOOM = 0.2;

/** Where the minimap looks so that it shows a rectangle as a whole, however large: the zoom limits of the canvas are not its. */
export function fitMinimap(bounds: Rect, paper: Size): Viewport {
  const zoom = Math.min(
    MAX_ZOOM,
    (paper.width - 2 * PADDING_PX) / Math.max(1, bounds.width),
    (paper.height - 2 * PADDING_PX) / Math.max(1, bounds.height),
  );
  return viewAround(centreOf(bounds), zoom, paper);
}

/** The place of the workflow that a point of the minimap stands for: the nearest one, where there is nothing of it. */
export function placeOnMinimap(shown: Viewport, bounds: Rect, point: Point): Point {
  const { x, y } = toWorld(shown, point);
  return {
    x: Math.min(bounds.x + bounds.width, Math.max(bounds.x, x)),
    y: Math.min(bounds.y + bounds.height, Math.max(bounds.y, y)),
  };
}
