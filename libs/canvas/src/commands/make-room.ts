import type { Draft } from '../document/draft';
import { reachableNodes } from '../document/reachable-nodes';
import { cardRect, GRID_PX } from '../geometry/node-geometry';
import { moved } from '../geometry/rect-relations';

/** Free space to the right of an inserted card: enough for an edge to be seen. */
const GAP_PX = 64;

/**
 * If the node's card covers a card that lies downstream, or leaves less than a gap before it, all that is downstream moves
 * right by as much as that needs. Cards that lie elsewhere stay.
 */
export function makeRoom(draft: Draft, nodeId: string, targetId: string): void {
  const node = draft.get('nodes', nodeId);
  if (!node) return;
  const card = cardRect(node.position);
  const downstream = [...reachableNodes(draft.document, [targetId], 'downstream')].flatMap((id) =>
    id === nodeId ? [] : (draft.get('nodes', id) ?? []),
  );
  const covered = downstream.filter(
    ({ position: { x, y } }) =>
      x + card.width > card.x && x < card.x + card.width + GAP_PX && Math.abs(y - card.y) < card.height,
  );
  if (covered.length === 0) return;
  const nearest = Math.min(...covered.map(({ position }) => position.x));
  const by = Math.ceil((card.x + card.width + GAP_PX - nearest) / GRID_PX) * GRID_PX;
  for (const other of downstream) {
    draft.replace('nodes', { ...other, position: moved(other.position, { x: by, y: 0 }) });
  }
}
