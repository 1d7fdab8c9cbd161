import { checkConnections } from '../connect/connection-check';
import { edgeBetween, portAtEnd } from '../connect/edge-ends';
import type { CanvasDocument, CanvasEdge, CanvasNode } from '../document/canvas-document';
import { Draft } from '../document/draft';
import { membershipOf } from '../document/group-tree';
import type { PortRef, PortsOf } from '../geometry/node-ports';
import { selectionOf } from '../selection/selection';
import { allowed, refused, type Attempt } from './edit';
import { makeRoom } from './make-room';

/**
 * Puts a node into an edge: both halves are connected, and what lies downstream moves right if the card would cover it. The
 * node may be fresh, or one of the document, which then moves to the given node's position.
 */
export function insertOnEdge(
  document: CanvasDocument,
  args: { edgeId: string; node: CanvasNode; inputPort: string; outputPort: string; portsOf: PortsOf },
): Attempt {
  const { edgeId, node, portsOf } = args;
  const edge = document.edges.byId.get(edgeId);
  if (!edge) return refused('unknown-edge');
  const draft = new Draft(document);
  const place = draft.remove('edges', edgeId);
  if (draft.get('nodes', node.id)) draft.replace('nodes', node);
  else draft.add('nodes', node);
  const halves: [PortRef, PortRef][] = [
    [portAtEnd(edge, 'source'), { nodeId: node.id, side: 'input', port: args.inputPort }],
    [{ nodeId: node.id, side: 'output', port: args.outputPort }, portAtEnd(edge, 'target')],
  ];
  for (const [n, [from, to]] of halves.entries()) {
    const refusal = checkConnections(draft.document, from, portsOf).refusal(to);
    if (refusal) return refused(refusal);
    const taken = draft.document.edges.byId;
    draft.add('edges', edgeBetween(from, to, taken), place === undefined ? undefined : place + n);
  }
  joinGroupOfBoth(draft, node.id, edge);
  makeRoom(draft, node.id, edge.target);
  return allowed({
    label: { does: 'insert', name: node.name },
    changes: draft.changes,
    select: selectionOf({ nodes: [node.id] }),
  });
}

/** A node between two members of a group belongs to it. */
function joinGroupOfBoth(draft: Draft, nodeId: string, { source, target }: CanvasEdge): void {
  const { groupOfNode } = membershipOf(draft.document);
  const group = draft.get('groups', groupOfNode.get(source) ?? '');
  if (!group || groupOfNode.get(target) !== group.id || groupOfNode.has(nodeId)) return;
  draft.replace('groups', { ...group, nodeIds: [...group.nodeIds, nodeId] });
}
