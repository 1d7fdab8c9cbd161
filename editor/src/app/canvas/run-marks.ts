import type { Execution, Step } from '../api/types';
import type { CanvasEdge } from './canvas-graph';

/** What an execution did with an edge: data passed, it was left aside, or it isn't known yet. */
export type EdgeMark = 'taken' | 'dead' | 'open';

/** Steps by node id. */
export function stepsByNode(execution: Execution | null): ReadonlyMap<string, Step> {
  return new Map((execution?.steps ?? []).map((step) => [step.nodeId, step]));
}

/** Marks each edge by what its ends did. An edge is taken when its source left by its port. */
export function edgeMarks(
  edges: readonly CanvasEdge[],
  steps: ReadonlyMap<string, Step>,
): ReadonlyMap<string, EdgeMark> {
  return new Map(
    edges.map((edge) => {
      const source = steps.get(edge.source);
      return [edge.id, source === undefined ? 'open' : markOf(source, edge.sourcePort)];
    }),
  );
}

function markOf(source: Step, port: string): EdgeMark {
  switch (source.status) {
    case 'completed':
      return (source.port ?? 'main') === port ? 'taken' : 'dead';
    case 'failed':
      // A failed step that branches is left by its error port.
      return source.port === port ? 'taken' : 'dead';
    case 'skipped':
    case 'cancelled':
      return 'dead';
    default:
      return 'open';
  }
}
