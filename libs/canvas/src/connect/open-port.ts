import type { CanvasDocument } from '../document/canvas-document';
import { portNames, type PortRef, type PortSide, type PortsOf } from '../geometry/node-ports';
import { edgesAtPort } from './edge-ends';

/** The ports on one side of a node that no edge is at, from the top. The `+` is shown at such outputs. */
export function openPorts(
  document: CanvasDocument,
  nodeId: string,
  side: PortSide,
  portsOf: PortsOf,
): PortRef[] {
  const node = document.nodes.byId.get(nodeId);
  if (!node) return [];
  return portNames(portsOf(node), side)
    .map((port): PortRef => ({ nodeId, side, port }))
    .filter((port) => edgesAtPort(document, port).length === 0);
}

/** The port by which a next node is added: the first open output, or the first at all. Undefined for a node without outputs. */
export function nextOutput(document: CanvasDocument, nodeId: string, portsOf: PortsOf): PortRef | undefined {
  const [open] = openPorts(document, nodeId, 'output', portsOf);
  const node = document.nodes.byId.get(nodeId);
  const first = node && portsOf(node).outputs[0];
  return open ?? (first === undefined ? undefined : { nodeId, side: 'output', port: first });
}
