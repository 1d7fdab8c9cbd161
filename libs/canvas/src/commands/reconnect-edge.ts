import { checkConnections } from '../connect/connection-check';
import { edgeBetween, otherEnd, portAtEnd, type EdgeEnd } from '../connect/edge-ends';
import type { CanvasDocument } from '../document/canvas-document';
import { Draft } from '../document/draft';
import { isSamePort, type PortRef, type PortsOf } from '../geometry/node-ports';
import { selectionOf } from '../selection/selection';
import { allowed, refused, type Attempt } from './edit';

/** Moves one end of an edge to another port. The edge keeps its place among the edges and gets an id after its new ends. */
export function reconnectEdge(
  document: CanvasDocument,
  { edgeId, end, to, portsOf }: { edgeId: string; end: EdgeEnd; to: PortRef; portsOf: PortsOf },
): Attempt {
  const edge = document.edges.byId.get(edgeId);
  if (!edge) return refused('unknown-edge');
  if (isSamePort(portAtEnd(edge, end), to)) return allowed({ label: { does: 'reconnect' }, changes: [] });
  const fixed = portAtEnd(edge, otherEnd(end));
  const refusal = checkConnections(document, fixed, portsOf, edgeId).refusal(to);
  if (refusal) return refused(refusal);
  const draft = new Draft(document);
  const place = draft.remove('edges', edgeId);
  const moved = edgeBetween(fixed, to, draft.document.edges.byId);
  draft.add('edges', moved, place);
  return allowed({
    label: { does: 'reconnect' },
    changes: draft.changes,
    select: selectionOf({ edges: [moved.id] }),
  });
}
