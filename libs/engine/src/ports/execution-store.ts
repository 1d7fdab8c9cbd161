import type { StepError, StepLog, StepWarning } from '@rex/node-sdk';
import type { WorkflowDocument } from '@rex/workflow';
import type { ExecutionStatus, StepStatus, TriggerType } from './execution-status';

/**
 * Where executions live. The one truth about them; every state change is a guarded update (PROMISES P3, P6).
 * Implemented in memory (tests) and on PostgreSQL; one contract suite runs on both.
 * Values travel as JSON text: what was written is read back byte for byte (P4).
 */
export interface ExecutionStore {
  /**
   * Inserts executions as `pending`. Committed when the promise resolves. One result for each request, in order:
   * the new execution, the earlier one that had the same dedupe key within 24 hours (P7), or a refusal: the workflow is not
   * (or no longer) the owner's, or does not meet what the request needs.
   */
  accept(requests: NewExecution[]): Promise<AcceptOutcome[]>;

  /**
   * Takes the lease of those executions that are free: `pending`, `waiting` and due, or `running` with an expired lease.
   * Raises `leaseEpoch`; counts a lost worker when the lease had expired. Executions somebody else holds are left out.
   */
  claim(executionIds: string[], workerId: string): Promise<ClaimedExecution[]>;

  /** The document of a version. Undefined when it does not exist. */
  loadDocument(workflowId: string, version: number): Promise<WorkflowDocument | undefined>;

  /** All recorded steps of an execution that is being resumed. */
  loadSteps(executionId: string): Promise<StoredStep[]>;

  /**
   * Writes what several executions did, in one transaction. A write whose lease is lost (other epoch, other worker, or no
   * longer `running`) changes nothing and is named in `refused`. Raises the revision of each execution written.
   */
  record(workerId: string, writes: ExecutionWrite[]): Promise<RecordReceipt>;

  /** Prolongs leases and notes that this worker lives. Leases that are no longer ours are named in `lost`. */
  renewLeases(workerId: string, leases: Lease[]): Promise<{ lost: string[] }>;

  /** Gives leases back at shutdown, so that another worker may go on at once. */
  releaseLeases(workerId: string, leases: Lease[]): Promise<void>;

  /**
   * Executions that should be woken: `pending` for longer than a sweep, `waiting` and due, or `running` with an expired lease.
   * Oldest first.
   */
  findDue(limit: number): Promise<DueExecution[]>;

  /** Fails executions whose worker was lost `maxLosses` times. Returns their ids. */
  failPoisoned(maxLosses: number): Promise<string[]>;
}

/**
 * What the workflow must be at the moment of the accept. `exists`: not deleted. `published`: also active, with this very
 * version published; so whoever starts it may have looked it up some time ago.
 */
export type AcceptCondition = 'exists' | 'published';

/** An execution to accept. */
export interface NewExecution {
  id: string;
  ownerId: string;
  workflowId: string;
  /** The version it is pinned to. */
  version: number;
  condition: AcceptCondition;
  triggerType: TriggerType;
  /** The trigger node from which it starts. */
  triggerNodeId: string;
  /** The trigger's payload as JSON text. */
  inputJson: string;
  /** The caller's idempotency key, unique within a workflow for 24 hours; null if none. */
  dedupeKey: string | null;
}

/** An execution that is stored and will run. */
export interface AcceptedExecution {
  kind: 'accepted';
  id: string;
  status: ExecutionStatus;
  /** True when an earlier execution with the same dedupe key was found. */
  duplicate: boolean;
}

/** The answer to an accept. */
export type AcceptOutcome = AcceptedExecution | { kind: 'refused' };

/** The right to run an execution, proved by its epoch. */
export interface Lease {
  executionId: string;
  leaseEpoch: number;
}

/** An execution that this worker now holds. */
export interface ClaimedExecution extends Lease {
  ownerId: string;
  workflowId: string;
  version: number;
  triggerType: TriggerType;
  triggerNodeId: string;
  inputJson: string;
  /** True when an earlier claim may have recorded steps. */
  resumed: boolean;
  /** How many workers were lost while they held it. */
  workerLosses: number;
  createdAt: Date;
  startedAt: Date;
}

/** A step as it was recorded. */
export interface StoredStep {
  nodeId: string;
  status: StepStatus;
  /** The port by which the output left; null while it runs and when it was skipped or failed for good. */
  port: string | null;
  outputJson: string | null;
  error: StepError | null;
  attempt: number;
  startedAt: Date | null;
  finishedAt: Date | null;
}

/** What is written of a step. A later write of the same node replaces it, unless it is terminal. */
export interface StepWrite extends StoredStep {
  nodeType: string;
  durationMs: number | null;
  logs: StepLog[];
  warnings: StepWarning[];
}

/** What one execution did since its last write. */
export interface ExecutionWrite extends Lease {
  steps: StepWrite[];
  /** Present in the last write. */
  finish?: ExecutionFinish;
}

/** The end of an execution. */
export interface ExecutionFinish {
  status: 'completed' | 'failed' | 'cancelled';
  outputJson: string | null;
  error: (StepError & { nodeId?: string }) | null;
}

/** What became of a group of writes. */
export interface RecordReceipt {
  /** New revision of each execution that was written, by its id. */
  revisions: Map<string, number>;
  /** Executions whose lease was lost. */
  refused: string[];
}

/** An execution that should be woken; the epoch makes the wake-up's id. */
export interface DueExecution {
  executionId: string;
  leaseEpoch: number;
}
