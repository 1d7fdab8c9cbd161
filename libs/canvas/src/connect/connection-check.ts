import type { CanvasDocument } from '../document/canvas-document';
import { edgesAt, edgeIndexOf } from '../document/edge-index';
import { reachableNodes } from '../document/reachable-nodes';
import { isSamePort, portNames, type PortRef, type PortsOf } from '../geometry/node-ports';
import type { ConnectionRefusal } from './connection-refusal';

/** Tells of any port whether a connection may lead there from the port at which it was begun. */
export interface ConnectionCheck {
  readonly from: PortRef;
  /** Undefined when it may. */
  refusal(to: PortRef): ConnectionRefusal | undefined;
}

/**
 * Looks at the graph once, when a connection is begun; each question after that is a look into sets. An edge that is being
 * reconnected is left out of account.
 */
export function checkConnections(
  document: CanvasDocument,
  from: PortRef,
  portsOf: PortsOf,
  withoutEdgeId?: string,
): ConnectionCheck {
  const others = withoutEdgeId === undefined ? document : withoutEdge(document, withoutEdgeId);
  const isForwards = from.side === 'output';
  // An edge into one of these would close a ring.
  const looping = reachableNodes(others, [from.nodeId], isForwards ? 'upstream' : 'downstream');
  const connected = [...edgesAt(edgeIndexOf(others), [from.nodeId])].flatMap((edge): PortRef[] => {
    const source: PortRef = { nodeId: edge.source, side: 'output', port: edge.sourcePort };
    const target: PortRef = { nodeId: edge.target, side: 'input', port: edge.targetPort };
    if (isSamePort(source, from)) return [target];
    return isSamePort(target, from) ? [source] : [];
  });
  const hasPort = (ref: PortRef): boolean => {
    const node = document.nodes.byId.get(ref.nodeId);
    return node !== undefined && portNames(portsOf(node), ref.side).includes(ref.port);
  };
  const hasFrom = hasPort(from);
  return {
    from,
    refusal(to) {
      if (!document.nodes.byId.has(to.nodeId) || !document.nodes.byId.has(from.nodeId)) return 'unknown-node';
      if (to.nodeId === from.nodeId) return 'same-node';
      if (to.side === from.side) return 'same-side';
      if (!hasFrom || !hasPort(to)) return 'unknown-port';
      if (connected.some((port) => isSamePort(port, to))) return 'already-connected';
      return looping.has(to.nodeId) ? 'would-loop' : undefined;
    },
  };
}

function withoutEdge(document: CanvasDocument, edgeId: string): CanvasDocument {
  const byId = new Map(document.edges.byId);
  byId.delete(edgeId);
  return { ...document, edges: { byId, order: document.edges.order.filter((id) => id !== edgeId) } };
}
