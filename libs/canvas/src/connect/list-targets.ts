import type { CanvasDocument } from '../document/canvas-document';
import { hidingGroup } from '../document/group-tree';
import { itemsOf } from '../document/item-list';
import { portNames, portPoint, type PortRef, type PortsOf } from '../geometry/node-ports';
import type { ConnectionCheck } from './connection-check';

/** All shown ports that would take a connection, the nearest first. To light them, and to walk over them by keyboard. */
export function listTargets(document: CanvasDocument, check: ConnectionCheck, portsOf: PortsOf): PortRef[] {
  const { from } = check;
  const source = document.nodes.byId.get(from.nodeId);
  if (!source) return [];
  const start = portPoint(source.position, portsOf(source), from.side, from.port);
  const side = from.side === 'output' ? 'input' : 'output';
  return itemsOf(document.nodes)
    .filter((node) => !hidingGroup(document, node.id))
    .flatMap((node) => {
      const ports = portsOf(node);
      return portNames(ports, side).map((name) => {
        const at = portPoint(node.position, ports, side, name);
        const port: PortRef = { nodeId: node.id, side, port: name };
        return { port, distance: Math.hypot(at.x - start.x, at.y - start.y) };
      });
    })
    .filter(({ port }) => check.refusal(port) === undefined)
    .sort((a, b) => a.distance - b.distance)
    .map(({ port }) => port);
}
