import type { CanvasDocument } from './canvas-document';
import { edgeIndexOf } from './edge-index';

/** Along the edges (to what runs later), or against them. */
export type Along = 'downstream' | 'upstream';

/** The given nodes and all that can be reached from them. Goes once over each edge; cycles do no harm. */
export function reachableNodes(
  document: Pick<CanvasDocument, 'edges'>,
  from: Iterable<string>,
  along: Along,
): Set<string> {
  const { incoming, outgoing } = edgeIndexOf(document);
  const reached = new Set(from);
  // A set is walked on while it grows.
  for (const id of reached) {
    if (along === 'downstream') for (const edge of outgoing.get(id) ?? []) reached.add(edge.target);
    else for (const edge of incoming.get(id) ?? []) reached.add(edge.source);
  }
  return reached;
}
