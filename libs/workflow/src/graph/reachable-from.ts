import type { WorkflowGraph } from './workflow-graph';

/** Ids of all nodes that some path of edges reaches from the start nodes, these included. Unknown ids are ignored. */
export function reachableFrom(graph: WorkflowGraph, startIds: Iterable<string>): Set<string> {
  const reached = new Set<string>();
  for (const id of startIds) if (graph.nodes.has(id)) reached.add(id);
  // A Set may grow while it is iterated: what is added is visited too.
  for (const id of reached) {
    for (const edge of graph.outgoing.get(id) ?? []) reached.add(edge.target);
  }
  return reached;
}
