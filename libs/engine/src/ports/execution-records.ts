import type { StepError, StepLog, StepWarning } from '@rex/node-sdk';
import type { ExecutionStatus, StepStatus, TriggerType } from './execution-status';

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
  /** Most executions of its workflow that may have begun and not ended when this one begins; null: no bound. */
  maxConcurrency: number | null;
  /** Present when it repeats an earlier execution. */
  retry: RetryRequest | null;
}

/** How an execution repeats an earlier one of the same owner and workflow. */
export interface RetryRequest {
  /** The earlier execution. */
  of: string;
  /** The node from which it runs again; null: from its trigger, and nothing is taken over. */
  from: string | null;
  /** What the node `from` gets instead of its parents' outputs, as JSON text; null: their outputs. */
  fromInputJson: string | null;
  /** Nodes whose recorded results are taken over instead of being run again. */
  reuse: string[];
}

/** An execution that is stored and will run. */
export interface AcceptedExecution {
  kind: 'accepted';
  id: string;
  /** `deleted`: it was found by its dedupe key, and is not kept any more. */
  status: ExecutionStatus | 'deleted';
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
  /** True when steps may be recorded already: by an earlier claim, or taken over from the execution that it repeats. */
  resumed: boolean;
  /** Somebody wants it to end. */
  cancelRequested: boolean;
  /** Present when it repeats an earlier execution. */
  retry: Pick<RetryRequest, 'of' | 'from' | 'fromInputJson'> | null;
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
  /** For a `waiting` step: when its next attempt is due, in milliseconds from now by the store's clock. Else null. */
  resumeInMs: number | null;
  /** What its attempts said so far. Empty for a step that has ended: nobody goes on with it. */
  logs: StepLog[];
  warnings: StepWarning[];
}

/** What is written of a step. A later write of the same node replaces it, unless it is terminal. */
export interface StepWrite extends StoredStep {
  nodeType: string;
  durationMs: number | null;
}

/** What one execution did since its last write. */
export interface ExecutionWrite extends Lease {
  steps: StepWrite[];
  /** How this worker leaves the execution. Present in its last write. */
  finish?: ExecutionFinish | ExecutionPark;
}

/** Nothing is to be done before a time: the lease is given back, and a sweep wakes it when it is due. */
export interface ExecutionPark {
  status: 'waiting';
  resumeInMs: number;
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

/** What became of the wish to end an execution. */
export type CancelOutcome =
  /** There is no such execution of this owner. */
  | { kind: 'missing' }
  /** It had ended before, or ended just now because nobody ran it. */
  | { kind: 'ended'; status: ExecutionStatus; revision: number; isNew: boolean }
  /** Its worker will end it. */
  | { kind: 'requested'; revision: number };
