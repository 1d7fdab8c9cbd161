import { edgeBetween } from '../connect/edge-ends';
import type { CanvasDocument, CanvasNode } from '../document/canvas-document';
import { Draft } from '../document/draft';
import type { PortRef } from '../geometry/node-ports';
import { selectionOf } from '../selection/selection';
import type { Edit } from './edit';

/**
 * Adds a node whose id is free (see nodeIdFor). With `connect`, it is connected at once: `from` is a port of another node,
 * `port` the new node's port on the other side. A fresh node can close no ring.
 */
export function addNode(
  document: CanvasDocument,
  { node, connect }: { node: CanvasNode; connect?: { from: PortRef; port: string } },
): Edit {
  const draft = new Draft(document);
  draft.add('nodes', node);
  if (connect && draft.get('nodes', connect.from.nodeId)) {
    const side = connect.from.side === 'output' ? 'input' : 'output';
    const own: PortRef = { nodeId: node.id, side, port: connect.port };
    draft.add('edges', edgeBetween(connect.from, own, document.edges.byId));
  }
  return {
    label: { does: 'add', name: node.name },
    changes: draft.changes,
    select: selectionOf({ nodes: [node.id] }),
  };
}
