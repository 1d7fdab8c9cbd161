import type { CanvasDocument } from '../document/canvas-document';
import { edgeIndexOf } from '../document/edge-index';
import { centreOf, type Rect } from '../geometry/rect';
import type { Direction } from './nearest-in-direction';

/**
 * The node to which the edges lead: right to one that runs next, left to one that ran before, up and down to one beside it,
 * with which it shares a neighbour. Of several the one that is most level, or nearest. `rectOf` knows the nodes that are shown.
 */
export function walkEdges(
  document: CanvasDocument,
  nodeId: string,
  direction: Direction,
  rectOf: (nodeId: string) => Rect | undefined,
): string | undefined {
  const here = rectOf(nodeId);
  if (!here) return undefined;
  const { y } = centreOf(here);
  const candidates = neighbours(document, nodeId, direction).flatMap((id) => {
    const rect = id === nodeId ? undefined : rectOf(id);
    return rect ? [{ id, below: centreOf(rect).y - y }] : [];
  });
  const fitting = candidates.filter(({ below }) =>
    direction === 'up' ? below < 0 : direction === 'down' ? below > 0 : true,
  );
  return fitting.sort((a, b) => Math.abs(a.below) - Math.abs(b.below))[0]?.id;
}

function neighbours(document: CanvasDocument, nodeId: string, direction: Direction): string[] {
  const { incoming, outgoing } = edgeIndexOf(document);
  const before = (id: string): string[] => (incoming.get(id) ?? []).map((edge) => edge.source);
  const after = (id: string): string[] => (outgoing.get(id) ?? []).map((edge) => edge.target);
  switch (direction) {
    case 'left':
      return before(nodeId);
    case 'right':
      return after(nodeId);
    case 'up':
    case 'down':
      return [...new Set([...before(nodeId).flatMap(after), ...after(nodeId).flatMap(before)])];
  }
}
