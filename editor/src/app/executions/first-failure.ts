import type { Execution } from '../api/types';

/**
 * The node that made an execution fail, as soon as it is known: a step that failed and handed its error on nowhere. Null while there
 * is none. A step whose error became its output, or left by a port, is none.
 */
export function firstFailure({ error, status, steps }: Execution): string | null {
  if (status === 'failed' && error?.nodeId !== undefined) return error.nodeId;
  return steps.find((step) => step.status === 'failed' && step.port === null)?.nodeId ?? null;
}
