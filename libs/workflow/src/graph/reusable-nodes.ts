import { reachableFrom } from './reachable-from';
import type { WorkflowGraph } from './workflow-graph';

/**
 * Nodes whose recorded results still hold when a run is repeated from one node on: all that is settled, but for the node itself,
 * the nodes that never settled, and whatever lies behind any of these.
 *
 * @param settled nodes that ended with a result or were skipped in the earlier run
 */
export function reusableNodes(
  graph: WorkflowGraph,
  settled: ReadonlySet<string>,
  fromId: string,
): Set<string> {
  const unsettled = [...graph.nodes.keys()].filter((id) => !settled.has(id));
  const repeated = reachableFrom(graph, [fromId, ...unsettled]);
  return new Set([...settled].filter((id) => graph.nodes.has(id) && !repeated.has(id)));
}
