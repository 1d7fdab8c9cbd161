import { parseWorkflowDocument, type WorkflowDocument } from '@rex/workflow';

/** How far back the edges of a node reach. */
const REACH = 40;

/** A document of the given size without a cycle: a trigger `n0` of type `start`, nodes of type `pass`, each behind some of those before it. */
export function layeredGraph(nodeCount: number, edgeCount: number): WorkflowDocument {
  const nodes = Array.from({ length: nodeCount }, (_, n) => ({
    id: `n${n}`,
    type: n === 0 ? 'start' : 'pass',
  }));
  const edges = new Map<string, { source: string; target: string }>();
  for (let round = 0; edges.size < edgeCount && round < REACH; round += 1) {
    for (let n = 1; n < nodeCount && edges.size < edgeCount; n += 1) {
      // The first edge leads from the trigger or a layer before, so that everything is reached.
      const source = Math.max(0, n - 1 - ((n * 7 + round * 11) % REACH));
      edges.set(`${source}>${n}`, { source: `n${source}`, target: `n${n}` });
    }
  }
  const parsed = parseWorkflowDocument({ name: 'Layers', nodes, edges: [...edges.values()] });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems[0]));
  return parsed.document;
}
