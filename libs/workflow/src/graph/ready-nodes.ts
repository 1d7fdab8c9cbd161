import type { WorkflowEdge } from '../document/workflow-document';
import type { WorkflowGraph } from './workflow-graph';

/** How far a node is. A node that has not begun has no progress. */
export type NodeProgress =
  | { state: 'running' }
  /** `port` is the one by which the output left; null when none did (the node failed for good). */
  | { state: 'done'; port: string | null }
  | { state: 'skipped' };

/** What can happen next. */
export interface ReadyNodes {
  /** Nodes to run now, in topological order. */
  ready: string[];
  /** Nodes that will never run, in topological order. */
  skipped: string[];
}

/**
 * Decides what may start, and what never will (dead-path elimination).
 *
 * An edge is live when its source is done and left by the edge's port; dead when its source was skipped or left by another
 * port; open otherwise. Then, for each node without progress, in topological order:
 * 1. an open incoming edge: it has to wait;
 * 2. else at least one live edge: it is ready, with the live parents' outputs as its input;
 * 3. else all edges are dead: it is skipped, which makes its own edges dead within the same call.
 *
 * Nodes without incoming edges are never returned: whoever runs the graph starts those it wants.
 */
export function readyNodes(
  graph: WorkflowGraph,
  order: readonly string[],
  progress: ReadonlyMap<string, NodeProgress>,
): ReadyNodes {
  const ready: string[] = [];
  const skipped = new Set<string>();
  for (const id of order) {
    if (progress.has(id)) continue;
    const edges = graph.incoming.get(id);
    if (!edges || edges.length === 0) continue;
    const state = joinState(edges, progress, skipped);
    if (state === 'live') ready.push(id);
    else if (state === 'dead') skipped.add(id);
  }
  return { ready, skipped: [...skipped] };
}

type EdgeState = 'open' | 'live' | 'dead';

function joinState(
  edges: readonly WorkflowEdge[],
  progress: ReadonlyMap<string, NodeProgress>,
  skipped: ReadonlySet<string>,
): EdgeState {
  let state: EdgeState = 'dead';
  for (const edge of edges) {
    const source = progress.get(edge.source);
    if (source?.state === 'done') {
      if (source.port === edge.sourcePort) state = 'live';
    } else if (source?.state !== 'skipped' && !skipped.has(edge.source)) {
      return 'open';
    }
  }
  return state;
}
