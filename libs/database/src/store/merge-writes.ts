import { isTerminal, type ExecutionWrite, type StepWrite } from '@rex/engine';

/** Writes as one statement can take them: each lease once, each node once. */
export interface MergedWrites {
  /** In the order of their ids, so that statements take their locks in one order. */
  writes: ExecutionWrite[];
  /** Executions of which a write followed their end. */
  refused: string[];
}

/** Joins writes under the same lease, as if they had been recorded one after the other. */
export function mergeWrites(writes: ExecutionWrite[]): MergedWrites {
  const byLease = new Map<string, ExecutionWrite>();
  const refused: string[] = [];
  for (const write of writes) {
    const key = `${write.executionId}:${write.leaseEpoch}`;
    const earlier = byLease.get(key);
    if (earlier?.finish) refused.push(write.executionId);
    else byLease.set(key, { ...write, steps: mergeSteps([...(earlier?.steps ?? []), ...write.steps]) });
  }
  const merged = [...byLease.values()].sort((a, b) => (a.executionId < b.executionId ? -1 : 1));
  return { writes: merged, refused };
}

/** Of two states of a node the later stays, unless the earlier is terminal. */
function mergeSteps(steps: StepWrite[]): StepWrite[] {
  const byNode = new Map<string, StepWrite>();
  for (const step of steps) {
    const earlier = byNode.get(step.nodeId);
    if (!earlier || !isTerminal(earlier.status)) byNode.set(step.nodeId, step);
  }
  return [...byNode.values()];
}
