import type { CanvasEdge } from '../document/canvas-document';
import { edgeIdFor } from '../document/fresh-ids';
import { itemsOf } from '../document/item-list';
import type { ThreeVersions } from './three-versions';

/**
 * My edges at the new ids of nodes. An edge that both sides added between the same ports is one edge, by their id; one that only
 * has its id in common with an edge of theirs, or that has other ends now, gets a fresh id.
 */
export function edgesWithOwnIds(
  { base, mine, theirs }: ThreeVersions,
  nodeIds: ReadonlyMap<string, string>,
): CanvasEdge[] {
  const taken = new Set([...base.edges.order, ...mine.edges.order, ...theirs.edges.order]);
  const isAdded = ({ id }: CanvasEdge): boolean => !base.edges.byId.has(id);
  const twins = new Map(
    itemsOf(theirs.edges)
      .filter(isAdded)
      .map((edge) => [endsOf(edge), edge.id]),
  );
  return itemsOf(mine.edges).map((edge) => {
    const [source, target] = [edge.source, edge.target].map((id) => nodeIds.get(id) ?? id) as [
      string,
      string,
    ];
    const moved = source === edge.source && target === edge.target ? edge : { ...edge, source, target };
    if (!isAdded(edge)) return moved;
    const ends = endsOf(moved);
    const twin = twins.get(ends);
    if (twin !== undefined) {
      twins.delete(ends);
      return twin === edge.id ? moved : { ...moved, id: twin };
    }
    if (moved === edge && !theirs.edges.byId.has(edge.id)) return edge;
    const id = edgeIdFor(moved, taken);
    taken.add(id);
    return { ...moved, id };
  });
}

function endsOf({ source, sourcePort, target, targetPort }: CanvasEdge): string {
  return JSON.stringify([source, sourcePort, target, targetPort]);
}
