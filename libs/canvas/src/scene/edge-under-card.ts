import { distanceToEdge, edgeMiddle } from '../geometry/edge-distance';
import { CARD } from '../geometry/node-geometry';
import { centreOf, type Point, type Rect } from '../geometry/rect';
import { snapToGrid } from '../geometry/snap-to-grid';
import type { CanvasScene } from './canvas-scene';

/** An edge is under a card when it passes its middle no farther than this. */
const REACH_PX = CARD.height / 2;

/**
 * The edge into which a card would be inserted if it were dropped here: the one that passes nearest to its middle. Edges at
 * the node itself, if it is there already, don't count. Whether its ports fit is insertOnEdge's to say.
 */
export function edgeUnderCard(scene: CanvasScene, card: Rect, nodeId?: string): string | undefined {
  const middle = centreOf(card);
  let best: { id: string; distance: number } | undefined;
  for (const id of scene.edges.query(card)) {
    const edge = scene.document.edges.byId.get(id);
    if (!edge || edge.source === nodeId || edge.target === nodeId) continue;
    const distance = distanceToEdge(scene.piecesOf(id), middle);
    if (distance <= REACH_PX && distance < (best?.distance ?? Infinity)) best = { id, distance };
  }
  return best?.id;
}

/** Where a node goes that is inserted by the `+` of an edge: over its middle, on the grid. */
export function placeOnEdge(scene: CanvasScene, edgeId: string): Point {
  const middle = edgeMiddle(scene.piecesOf(edgeId));
  return snapToGrid({ x: middle.x - CARD.width / 2, y: middle.y - CARD.height / 2 });
}
