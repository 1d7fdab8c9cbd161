import { edgeBetween, portAtEnd } from '../connect/edge-ends';
import type { CanvasDocument, CanvasEdge } from '../document/canvas-document';
import { Draft } from '../document/draft';
import { NOTHING_SELECTED, selectionOf, type Selection } from '../selection/selection';
import type { Edit } from './edit';
import { removalLabel, removeFrom } from './remove-items';
import { withMembers } from './with-members';

/**
 * Removes what is selected; where a removed node had one edge in and one out, what was before it is connected to what was
 * behind it. A bridge follows a path that was there, so it closes no ring that was not one.
 */
export function bridgeDelete(document: CanvasDocument, selection: Selection): Edit {
  const draft = new Draft(document);
  const all = withMembers(document, selection);
  // An edge that was selected itself is not to be bridged.
  removeFrom(draft, selectionOf({ edges: all.edges }));
  const edges = new EdgesAtNodes(draft.all('edges'));
  for (const id of all.nodes) bridge(draft, edges, id);
  removeFrom(draft, all);
  return {
    label: removalLabel('delete-and-reconnect', document, selection),
    changes: draft.changes,
    select: NOTHING_SELECTED,
  };
}

function bridge(draft: Draft, edges: EdgesAtNodes, nodeId: string): void {
  const [before, ...moreBefore] = edges.into(nodeId);
  const [after, ...moreAfter] = edges.outOf(nodeId);
  if (!before || !after || moreBefore.length > 0 || moreAfter.length > 0) return;
  const isThere = edges
    .outOf(before.source)
    .some(
      (edge) =>
        edge.sourcePort === before.sourcePort &&
        edge.target === after.target &&
        edge.targetPort === after.targetPort,
    );
  draft.remove('edges', before.id);
  const place = draft.remove('edges', after.id);
  edges.delete(before);
  edges.delete(after);
  if (isThere || before.source === after.target) return;
  const taken = { has: (id: string) => draft.get('edges', id) !== undefined };
  const over = edgeBetween(portAtEnd(before, 'source'), portAtEnd(after, 'target'), taken);
  draft.add('edges', over, place);
  edges.add(over);
}

/** An index of edges that follows each bridge, so that many are built in one go over the document. */
class EdgesAtNodes {
  private readonly bySource = new Map<string, Set<CanvasEdge>>();
  private readonly byTarget = new Map<string, Set<CanvasEdge>>();

  constructor(edges: readonly CanvasEdge[]) {
    for (const edge of edges) this.add(edge);
  }

  into(nodeId: string): CanvasEdge[] {
    return [...(this.byTarget.get(nodeId) ?? [])];
  }

  outOf(nodeId: string): CanvasEdge[] {
    return [...(this.bySource.get(nodeId) ?? [])];
  }

  add(edge: CanvasEdge): void {
    this.bySource.set(edge.source, (this.bySource.get(edge.source) ?? new Set()).add(edge));
    this.byTarget.set(edge.target, (this.byTarget.get(edge.target) ?? new Set()).add(edge));
  }

  delete(edge: CanvasEdge): void {
    this.bySource.get(edge.source)?.delete(edge);
    this.byTarget.get(edge.target)?.delete(edge);
  }
}
