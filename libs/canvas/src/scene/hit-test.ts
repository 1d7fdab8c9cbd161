import { otherEnd, portAtEnd } from '../connect/edge-ends';
import { distanceToEdge } from '../geometry/edge-distance';
import type { Point, Rect } from '../geometry/rect';
import { containsPoint, inflate } from '../geometry/rect-relations';
import type { Selection } from '../selection/selection';
import { zoomBand } from '../view/zoom-band';
import type { CanvasScene } from './canvas-scene';
import type { Hit } from './hit';
import { nearestPort } from './nearest-port';

/** Half of a port's hit box of 24 pixels. */
const PORT_REACH_SCREEN_PX = 12;
/** An edge is hit within this distance. */
const EDGE_REACH_SCREEN_PX = 12;
/** An edge can be grabbed this near to its ends. */
const EDGE_END_REACH_SCREEN_PX = 24;
const CORNER_SCREEN_PX = 16;
/** The strip at the top of an open group by which it is taken. */
const GROUP_HEADER_PX = 32;

/**
 * What lies under a canvas point, foremost first: ports, ends of selected edges, cards, other edges, notes, groups. Purely by
 * geometry, so it holds in the overview too. Distances are of the screen: far away things are as easy to hit.
 */
export function hitTest(scene: CanvasScene, point: Point, zoom: number, selection: Selection): Hit {
  const { order } = scene.document.nodes;
  const node = topmost(order, scene.nodes.query(spot(point)));
  // The overview draws no ports.
  const hasEnds = zoomBand(zoom) !== 'overview';
  const endReach = EDGE_END_REACH_SCREEN_PX / zoom;
  if (hasEnds) {
    const isCovered = (nodeId: string): boolean =>
      node !== undefined && nodeId !== node && order.indexOf(nodeId) < order.indexOf(node);
    const reach = PORT_REACH_SCREEN_PX / zoom;
    const port = nearestPort(scene, point, reach, ({ nodeId }) => !isCovered(nodeId));
    if (port) return { kind: 'port', port };
    const end = edgeEndAt(scene, point, endReach, selection.edges);
    if (end) return end;
  }
  if (node !== undefined) return { kind: 'node', id: node };
  const card = topmost(scene.document.groups.order, collapsedAt(scene, point));
  if (card !== undefined) return { kind: 'group', id: card };
  const edge = edgeAt(scene, point, EDGE_REACH_SCREEN_PX / zoom);
  if (edge !== undefined) {
    return (hasEnds ? edgeEndAt(scene, point, endReach, [edge]) : undefined) ?? { kind: 'edge', id: edge };
  }
  const note = topmost(scene.document.notes.order, scene.notes.query(spot(point)));
  if (note !== undefined) {
    const rect = scene.notes.rectOf(note);
    const isCorner = rect && isAtCorner(rect, point, CORNER_SCREEN_PX / zoom);
    return { kind: isCorner ? 'note-corner' : 'note', id: note };
  }
  const header = topmost(scene.document.groups.order, headersAt(scene, point));
  return header === undefined ? { kind: 'canvas' } : { kind: 'group', id: header };
}

function edgeAt(scene: CanvasScene, point: Point, reach: number): string | undefined {
  let best: { id: string; distance: number } | undefined;
  for (const id of scene.edges.query(inflate(spot(point), reach))) {
    const distance = distanceToEdge(scene.piecesOf(id), point);
    if (distance <= reach && distance < (best?.distance ?? Infinity)) best = { id, distance };
  }
  return best?.id;
}

function edgeEndAt(
  scene: CanvasScene,
  point: Point,
  reach: number,
  edges: Iterable<string>,
): Hit | undefined {
  for (const id of edges) {
    const pieces = scene.piecesOf(id);
    // Only along the edge: what is beside its end is the card.
    if (distanceToEdge(pieces, point) > reach / 2) continue;
    const edge = scene.document.edges.byId.get(id);
    const ends = { target: pieces.at(-1)?.to, source: pieces[0]?.from };
    for (const end of ['target', 'source'] as const) {
      const at = ends[end];
      if (!edge || !at || Math.hypot(at.x - point.x, at.y - point.y) > reach) continue;
      return { kind: 'edge-end', id, end, fixed: portAtEnd(edge, otherEnd(end)) };
    }
  }
  return undefined;
}

function collapsedAt(scene: CanvasScene, point: Point): Set<string> {
  const ids = scene.groups.query(spot(point));
  return new Set([...ids].filter((id) => scene.document.groups.byId.get(id)?.isCollapsed));
}

function headersAt(scene: CanvasScene, point: Point): Set<string> {
  const ids = scene.groups.query(spot(point));
  return new Set(
    [...ids].filter((id) => {
      const rect = scene.groups.rectOf(id);
      return rect && containsPoint({ ...rect, height: Math.min(rect.height, GROUP_HEADER_PX) }, point);
    }),
  );
}

/** The last in the order, which is drawn on top. */
function topmost(order: readonly string[], ids: ReadonlySet<string>): string | undefined {
  return ids.size === 0 ? undefined : order.findLast((id) => ids.has(id));
}

function isAtCorner(rect: Rect, point: Point, reach: number): boolean {
  return point.x >= rect.x + rect.width - reach && point.y >= rect.y + rect.height - reach;
}

function spot(point: Point): Rect {
  return { ...point, width: 0, height: 0 };
}
