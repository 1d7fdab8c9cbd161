import type { WorkflowEdge } from '../document/workflow-document';
import type { WorkflowGraph } from './workflow-graph';

/**
 * The strongly connected components: sets of nodes each of which reaches all others (Tarjan 1972). A node on no cycle is a
 * component of its own. Written as a loop, since a chain of thousands of nodes would overflow the call stack.
 *
 * 1. Walk depth first, numbering nodes as they are met and keeping them on a stack.
 * 2. A node's low mark is the least number that it or anything below it can reach on the stack.
 * 3. When a node is left whose low mark is its own number, everything above it on the stack is one component.
 */
export function stronglyConnected(graph: WorkflowGraph): string[][] {
  const components: string[][] = [];
  const met = new Map<string, Visit>();
  const stack: Visit[] = [];
  const enter = (id: string): Visit => {
    const visit = {
      id,
      number: met.size,
      low: met.size,
      onStack: true,
      edges: graph.outgoing.get(id) ?? [],
      next: 0,
    };
    met.set(id, visit);
    stack.push(visit);
    return visit;
  };
  for (const root of graph.nodes.keys()) {
    if (met.has(root)) continue;
    const path = [enter(root)];
    for (let visit = path.at(-1); visit; visit = path.at(-1)) {
      const edge = visit.edges[visit.next];
      visit.next += 1;
      if (edge) {
        const seen = met.get(edge.target);
        if (!seen) path.push(enter(edge.target));
        else if (seen.onStack) visit.low = Math.min(visit.low, seen.number);
        continue;
      }
      path.pop();
      const parent = path.at(-1);
      if (parent) parent.low = Math.min(parent.low, visit.low);
      if (visit.low === visit.number) components.push(takeComponent(stack, visit));
    }
  }
  return components;
}

interface Visit {
  id: string;
  number: number;
  low: number;
  onStack: boolean;
  edges: WorkflowEdge[];
  /** Index of the next edge to follow. */
  next: number;
}

function takeComponent(stack: Visit[], root: Visit): string[] {
  const component = stack.splice(stack.lastIndexOf(root));
  for (const visit of component) visit.onStack = false;
  return component.map((visit) => visit.id);
}
