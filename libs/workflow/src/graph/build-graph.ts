import type { WorkflowDocument, WorkflowEdge, WorkflowNode } from '../document/workflow-document';
import type { WorkflowGraph } from './workflow-graph';

/**
 * Turns a document into adjacency lists, also while it has problems: of nodes with the same id the first counts, and an edge
 * without both ends is left out. Edges keep the document's order.
 */
export function buildGraph(document: Pick<WorkflowDocument, 'nodes' | 'edges'>): WorkflowGraph {
  const nodes = new Map<string, WorkflowNode>();
  const incoming = new Map<string, WorkflowEdge[]>();
  const outgoing = new Map<string, WorkflowEdge[]>();
  for (const node of document.nodes) {
    if (nodes.has(node.id)) continue;
    nodes.set(node.id, node);
    incoming.set(node.id, []);
    outgoing.set(node.id, []);
  }
  for (const edge of document.edges) {
    const from = outgoing.get(edge.source);
    const to = incoming.get(edge.target);
    if (!from || !to) continue;
    from.push(edge);
    to.push(edge);
  }
  return { nodes, incoming, outgoing };
}
