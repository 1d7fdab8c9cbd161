import type { CanvasEdge } from '@rex/canvas';
import type { Step } from '../../api/types';

/** What an execution did with an edge: data passed, it was left aside, it leads to what runs now, or it isn't known yet. */
export type EdgeMark = 'taken' | 'dead' | 'running' | 'open';

/** Marks an edge by what its ends did. It is taken when its source left by its port. */
export function edgeMark(
  { source, sourcePort, target }: Pick<CanvasEdge, 'source' | 'sourcePort' | 'target'>,
  stepOf: (nodeId: string) => Step | undefined,
): EdgeMark {
  const step = stepOf(source);
  if (!step) return 'open';
  const mark = markOf(step, sourcePort);
  return mark === 'taken' && stepOf(target)?.status === 'running' ? 'running' : mark;
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
