import type { ExecutionStatus } from '../ports/execution-status';
import type {
  ClaimedExecution,
  DueExecution,
  ExecutionFinish,
  NewExecution,
  StepWrite,
} from '../ports/execution-records';

/** An execution as the in-memory store keeps it; the same fields as a row of the table. */
export interface MemoryExecution extends NewExecution {
  status: ExecutionStatus;
  outputJson: string | null;
  error: ExecutionFinish['error'];
  cancelRequested: boolean;
  leaseOwner: string | null;
  leaseEpoch: number;
  leaseExpiresAt: Date | null;
  resumeAt: Date | null;
  workerLosses: number;
  revision: number;
  createdAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
  /** By node id. */
  steps: Map<string, MemoryStep>;
}

/** A step, with the revision of the write that it came from. */
export interface MemoryStep extends StepWrite {
  revision: number;
  /** When the next attempt is due. */
  resumeAt: Date | null;
}

/** A freshly accepted execution. */
export function pendingExecution(request: NewExecution, createdAt: Date): MemoryExecution {
  return {
    ...request,
    status: 'pending',
    outputJson: null,
    error: null,
    cancelRequested: false,
    leaseOwner: null,
    leaseEpoch: 0,
    leaseExpiresAt: null,
    resumeAt: null,
    workerLosses: 0,
    revision: 0,
    createdAt,
    startedAt: null,
    finishedAt: null,
    steps: new Map(),
  };
}

/** What a claim tells of an execution. */
export function claimedExecution(
  execution: MemoryExecution,
  startedAt: Date,
  resumed: boolean,
): ClaimedExecution {
  const { id, leaseEpoch, ownerId, workflowId, version, triggerType, triggerNodeId } = execution;
  const { inputJson, workerLosses, createdAt, cancelRequested, retry } = execution;
  const pinned = { executionId: id, leaseEpoch, ownerId, workflowId, version, triggerType, triggerNodeId };
  return { ...pinned, inputJson, resumed, cancelRequested, retry, workerLosses, createdAt, startedAt };
}

/** Whether nobody ever claimed it. */
export function hasNotBegun({ status, leaseEpoch }: MemoryExecution): boolean {
  return status === 'pending' && leaseEpoch === 0;
}

/** What wakes it. */
export function toDue({ id, leaseEpoch }: MemoryExecution): DueExecution {
  return { executionId: id, leaseEpoch };
}

/** A repeated execution begins with some of the steps of the one it repeats. */
export function takeOverSteps(
  execution: MemoryExecution,
  earlier: MemoryExecution | undefined,
  reuse: string[],
): void {
  for (const nodeId of reuse) {
    const step = earlier?.steps.get(nodeId);
    if (step) execution.steps.set(nodeId, { ...step, revision: 0 });
  }
}
