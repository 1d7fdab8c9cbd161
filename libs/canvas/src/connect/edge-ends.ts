import type { CanvasDocument, CanvasEdge } from '../document/canvas-document';
import { edgeIndexOf } from '../document/edge-index';
import { edgeIdFor } from '../document/fresh-ids';
import type { PortRef } from '../geometry/node-ports';

/** Which end of an edge. */
export type EdgeEnd = 'source' | 'target';

/** An edge between an output and an input, given in any order, with an id of its own. */
export function edgeBetween(a: PortRef, b: PortRef, taken: { has(id: string): boolean }): CanvasEdge {
  const [from, to] = a.side === 'output' ? [a, b] : [b, a];
  const ends = { source: from.nodeId, sourcePort: from.port, target: to.nodeId, targetPort: to.port };
  return { id: edgeIdFor(ends, taken), ...ends };
}

/** The port at which an edge starts or ends. */
export function portAtEnd(edge: CanvasEdge, end: EdgeEnd): PortRef {
  return end === 'source'
    ? { nodeId: edge.source, side: 'output', port: edge.sourcePort }
    : { nodeId: edge.target, side: 'input', port: edge.targetPort };
}

export function otherEnd(end: EdgeEnd): EdgeEnd {
  return end === 'source' ? 'target' : 'source';
}

/** The edges at one port. */
export function edgesAtPort(
  document: Pick<CanvasDocument, 'edges'>,
  { nodeId, side, port }: PortRef,
): CanvasEdge[] {
  const { incoming, outgoing } = edgeIndexOf(document);
  return side === 'input'
    ? (incoming.get(nodeId) ?? []).filter((edge) => edge.targetPort === port)
    : (outgoing.get(nodeId) ?? []).filter((edge) => edge.sourcePort === port);
}
