import type { Rect, Size } from '../geometry/rect';
import { contains, inflate } from '../geometry/rect-relations';
import type { CanvasScene } from '../scene/canvas-scene';
import { edgesAt, edgeIndexOf } from '../document/edge-index';
import { selectionOf, type Selection } from '../selection/selection';
import { toWorld, type Viewport } from './viewport';
import { zoomBand, type ZoomBand } from './zoom-band';

/** So much around the screen is drawn too, so that short pans need no work. */
const MARGIN_SCREEN_PX = 300;

/** The area whose items are mounted, and how they are drawn. */
export interface CullingWindow {
  readonly area: Rect;
  readonly band: ZoomBand;
}

/** The part of the canvas that the screen shows. */
export function visibleArea(viewport: Viewport, screen: Size): Rect {
  const { zoom } = viewport;
  return {
    ...toWorld(viewport, { x: 0, y: 0 }),
    width: screen.width / zoom,
    height: screen.height / zoom,
  };
}

/** The window for a view: the old one while it still covers the screen in the same zoom band, so that panning costs nothing. */
export function cullingWindow(
  viewport: Viewport,
  screen: Size,
  before: CullingWindow | undefined,
): CullingWindow {
  const visible = visibleArea(viewport, screen);
  const band = zoomBand(viewport.zoom);
  if (before && before.band === band && contains(before.area, visible)) {
    // After zooming in a lot the old window would hold far too much.
    const isTight = before.area.width * viewport.zoom <= screen.width + 8 * MARGIN_SCREEN_PX;
    if (isTight) return before;
  }
  return { area: inflate(visible, MARGIN_SCREEN_PX / viewport.zoom), band };
}

/**
 * What is mounted: all that touches the window, edges at such nodes, and always what is selected, focused, dragged or open in
 * the panel (`kept`). Never misses what is to be seen; may hold a little more.
 */
export function mountedItems(scene: CanvasScene, window: CullingWindow, kept: Selection): Selection {
  const withKept = (grid: CanvasScene['nodes'], ids: ReadonlySet<string>): Set<string> => {
    const found = grid.query(window.area);
    for (const id of ids) if (grid.rectOf(id)) found.add(id);
    return found;
  };
  const nodes = withKept(scene.nodes, kept.nodes);
  const edges = withKept(scene.edges, kept.edges);
  for (const { id } of edgesAt(edgeIndexOf(scene.document), nodes)) {
    if (scene.edges.rectOf(id)) edges.add(id);
  }
  return selectionOf({
    nodes,
    edges,
    notes: withKept(scene.notes, kept.notes),
    groups: withKept(scene.groups, kept.groups),
  });
}
