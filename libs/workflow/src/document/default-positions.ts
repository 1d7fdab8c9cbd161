import { buildGraph } from '../graph/build-graph';
import { topologicalOrder } from '../graph/topological-order';
import type { WorkflowEdge, WorkflowNode } from './workflow-document';

/** Distances between the corners of neighbouring nodes, in pixels: multiples of the canvas grid. */
const COLUMN_WIDTH = 320;
const ROW_HEIGHT = 144;

/**
 * Places for nodes that were posted without one: a column for each depth (edges on the longest path to the node), a row for
 * each node in it, in document order. Nodes on a cycle stand in the first column.
 */
export function defaultPositions(
  nodes: readonly WorkflowNode[],
  edges: readonly WorkflowEdge[],
): Map<string, WorkflowNode['position']> {
  const graph = buildGraph({ nodes: [...nodes], edges: [...edges] });
  const depth = new Map<string, number>();
  for (const id of topologicalOrder(graph)) {
    const parents = graph.incoming.get(id) ?? [];
    depth.set(
      id,
      parents.reduce((deepest, edge) => Math.max(deepest, (depth.get(edge.source) ?? 0) + 1), 0),
    );
  }
  const rows = new Map<number, number>();
  const positions = new Map<string, WorkflowNode['position']>();
  for (const id of graph.nodes.keys()) {
    const column = depth.get(id) ?? 0;
    const row = rows.get(column) ?? 0;
    rows.set(column, row + 1);
    positions.set(id, { x: column * COLUMN_WIDTH, y: row * ROW_HEIGHT });
  }
  return positions;
}
