import { MinHeap } from './min-heap';
import type { WorkflowGraph } from './workflow-graph';

/**
 * Puts every node after all its parents (Kahn's algorithm). Among nodes that could come next, the one that stands first in
 * the document does, so the order is deterministic. Nodes on a cycle, and nodes behind one, are left out.
 *
 * 1. Count each node's incoming edges.
 * 2. Take the first node, by document position, that has none left.
 * 3. Take its outgoing edges away; repeat until no node is free.
 */
export function topologicalOrder(graph: WorkflowGraph): string[] {
  const ids = [...graph.nodes.keys()];
  const position = new Map(ids.map((id, index) => [id, index]));
  const missing = ids.map((id) => graph.incoming.get(id)?.length ?? 0);
  const free = new MinHeap();
  missing.forEach((count, index) => {
    if (count === 0) free.push(index);
  });
  const order: string[] = [];
  for (let index = free.pop(); index !== undefined; index = free.pop()) {
    const id = ids[index] as string;
    order.push(id);
    for (const edge of graph.outgoing.get(id) ?? []) {
      const child = position.get(edge.target) as number;
      const left = (missing[child] as number) - 1;
      missing[child] = left;
      if (left === 0) free.push(child);
    }
  }
  return order;
}
