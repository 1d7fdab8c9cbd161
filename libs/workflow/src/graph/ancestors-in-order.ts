import type { WorkflowGraph } from './workflow-graph';

const BITS = 32;

/**
 * Gives a function that lists a node's ancestors in topological order. For asking of many nodes: all ancestors together are as many as
 * the square of the nodes, so they are kept as bits (n²/8 bytes) and become ids only for the node that is asked of.
 *
 * 1. Row n holds a bit for each node, by its place in the order.
 * 2. In that order, a node's row is the rows of its parents and the parents themselves.
 *
 * @param order all nodes of the graph, which must have no cycle
 */
export function ancestorsInOrder(
  graph: WorkflowGraph,
  order: readonly string[],
): (nodeId: string) => string[] {
  const place = new Map(order.map((id, index) => [id, index]));
  const width = Math.ceil(order.length / BITS);
  const bits = new Uint32Array(order.length * width);
  order.forEach((id, index) => {
    const row = bits.subarray(index * width, (index + 1) * width);
    for (const { source } of graph.incoming.get(id) ?? []) {
      const parent = place.get(source) as number;
      const word = Math.floor(parent / BITS);
      // Nothing above a parent stands behind it in the order.
      for (let at = 0; at <= word; at += 1) row[at] = wordAt(row, at) | wordAt(bits, parent * width + at);
      row[word] = wordAt(row, word) | (1 << (parent % BITS));
    }
  });
  return (nodeId) => {
    const index = place.get(nodeId);
    return index === undefined ? [] : idsOf(bits.subarray(index * width, (index + 1) * width), order);
  };
}

function idsOf(row: Uint32Array, order: readonly string[]): string[] {
  const ids: string[] = [];
  row.forEach((word, at) => {
    // The lowest bit that is set, then without it.
    for (let rest = word; rest !== 0; rest &= rest - 1) {
      ids.push(order[at * BITS + BITS - 1 - Math.clz32(rest & -rest)] as string);
    }
  });
  return ids;
}

function wordAt(words: Uint32Array, index: number): number {
  return words[index] ?? 0;
}
