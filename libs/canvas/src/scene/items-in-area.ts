import { pointOnPiece } from '../geometry/edge-distance';
import type { Rect } from '../geometry/rect';
import { contains, containsPoint } from '../geometry/rect-relations';
import { segmentTouches } from '../geometry/segment-touches';
import { selectionOf, type Selection } from '../selection/selection';
import type { CanvasScene } from './canvas-scene';

/** Whether a marquee takes what it touches, or only what lies in it as a whole. */
export type Enclosing = 'intersects' | 'contains';

/** An edge is taken for so many straight lines per piece. */
const SAMPLES_PER_PIECE = 32;

/** What lies in an area of the canvas. An open group is taken only as a whole: one draws marquees inside it. */
export function itemsInArea(scene: CanvasScene, area: Rect, enclosing: Enclosing): Selection {
  const inside = (grid: CanvasScene['nodes'], how: Enclosing): string[] =>
    [...grid.query(area)].filter((id) => {
      const rect = grid.rectOf(id);
      return how === 'intersects' || (rect !== undefined && contains(area, rect));
    });
  const groups = inside(scene.groups, 'intersects').filter((id) => {
    const rect = scene.groups.rectOf(id);
    const isCard = scene.document.groups.byId.get(id)?.isCollapsed === true;
    return (isCard && enclosing === 'intersects') || (rect !== undefined && contains(area, rect));
  });
  return selectionOf({
    nodes: inside(scene.nodes, enclosing),
    notes: inside(scene.notes, enclosing),
    edges: inside(scene.edges, 'intersects').filter((id) => isEdgeIn(scene, id, area, enclosing)),
    groups,
  });
}

function isEdgeIn(scene: CanvasScene, edgeId: string, area: Rect, enclosing: Enclosing): boolean {
  const bounds = scene.edges.rectOf(edgeId);
  if (bounds && contains(area, bounds)) return true;
  const points = scene
    .piecesOf(edgeId)
    .flatMap((piece) =>
      Array.from({ length: SAMPLES_PER_PIECE + 1 }, (_, n) => pointOnPiece(piece, n / SAMPLES_PER_PIECE)),
    );
  if (enclosing === 'contains') return points.every((point) => containsPoint(area, point));
  return points.some((point, n) => segmentTouches(area, points[n - 1] ?? point, point));
}
