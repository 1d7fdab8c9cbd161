import type { NodeProgress } from './ready-nodes';
import type { WorkflowGraph } from './workflow-graph';

/**
 * The parents whose output reaches a node: those that are done and left by the port of an edge to it. Each once, in
 * topological order, which is the order in which their outputs are merged.
 */
export function liveParents(
  graph: WorkflowGraph,
  order: readonly string[],
  progress: ReadonlyMap<string, NodeProgress>,
  nodeId: string,
): string[] {
  const live = new Set<string>();
  for (const edge of graph.incoming.get(nodeId) ?? []) {
    const source = progress.get(edge.source);
    if (source?.state === 'done' && source.port === edge.sourcePort) live.add(edge.source);
  }
  // Most nodes have one parent: no need to look for its place in the order.
  return live.size < 2 ? [...live] : order.filter((id) => live.has(id));
}
