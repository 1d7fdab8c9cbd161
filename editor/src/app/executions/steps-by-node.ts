import type { Execution, Step } from '../api/types';

/** Steps by node id. */
export function stepsByNode(execution: Execution | null): ReadonlyMap<string, Step> {
  return new Map((execution?.steps ?? []).map((step) => [step.nodeId, step]));
}
