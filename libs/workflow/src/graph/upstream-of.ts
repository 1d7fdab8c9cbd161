import type { WorkflowGraph } from './workflow-graph';

/** Ids of all nodes from which some path of edges leads to the node: its ancestors, without itself. */
export function upstreamOf(graph: WorkflowGraph, nodeId: string): Set<string> {
  const ancestors = new Set<string>();
  for (const edge of graph.incoming.get(nodeId) ?? []) ancestors.add(edge.source);
  // A Set may grow while it is iterated: what is added is visited too.
  for (const id of ancestors) {
    for (const edge of graph.incoming.get(id) ?? []) ancestors.add(edge.source);
  }
  ancestors.delete(nodeId);
  return ancestors;
}
