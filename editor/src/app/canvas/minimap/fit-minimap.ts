import { centreOf, type Rect, type Size, type Viewport } from '@rex/canvas';

const PADDING_PX = 8;
const MAX_ZOOM = 0.2;

/** Where the minimap looks so that it shows a rectangle as a whole, however large: the zoom limits of the canvas are not its. */
export function fitMinimap(bounds: Rect, paper: Size): Viewport {
  const zoom = Math.min(
    MAX_ZOOM,
    (paper.width - 2 * PADDING_PX) / Math.max(1, bounds.width),
    (paper.height - 2 * PADDING_PX) / Math.max(1, bounds.height),
  );
  const { x, y } = centreOf(bounds);
  return { zoom, x: paper.width / 2 - x * zoom, y: paper.height / 2 - y * zoom };
}
