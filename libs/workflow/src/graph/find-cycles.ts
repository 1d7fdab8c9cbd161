import { stronglyConnected } from './strongly-connected';
import type { WorkflowGraph } from './workflow-graph';

/**
 * One cycle for each independent knot of the graph, in document order. A cycle is its node ids in the order of the edges; the
 * first is not repeated at the end.
 *
 * 1. Split the graph into strongly connected components; each of two or more nodes, or with an edge to itself, holds a cycle.
 * 2. In each, search breadth first from its first node (by document position) for the shortest way back to it.
 */
export function findCycles(graph: WorkflowGraph): string[][] {
  const position = new Map([...graph.nodes.keys()].map((id, index) => [id, index]));
  const at = (id: string) => position.get(id) as number;
  return stronglyConnected(graph)
    .map((component) => [...component].sort((a, b) => at(a) - at(b)))
    .sort((a, b) => at(a[0] as string) - at(b[0] as string))
    .flatMap((component) => {
      const cycle = shortestWayBack(graph, component[0] as string, new Set(component));
      return cycle ? [cycle] : [];
    });
}

/** The first cycle of findCycles, or undefined when the graph has none. */
export function findCycle(graph: WorkflowGraph): string[] | undefined {
  return findCycles(graph)[0];
}

function shortestWayBack(graph: WorkflowGraph, start: string, inside: Set<string>): string[] | undefined {
  const cameFrom = new Map<string, string>();
  const queue = [start];
  for (const id of queue) {
    for (const { target } of graph.outgoing.get(id) ?? []) {
      if (target === start) return pathTo(id, start, cameFrom);
      if (!inside.has(target) || cameFrom.has(target)) continue;
      cameFrom.set(target, id);
      queue.push(target);
    }
  }
  return undefined;
}

function pathTo(end: string, start: string, cameFrom: Map<string, string>): string[] {
  const path = [end];
  for (let id = end; id !== start;) {
    id = cameFrom.get(id) as string;
    path.push(id);
  }
  return path.reverse();
}
