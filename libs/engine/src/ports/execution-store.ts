import type { WorkflowDocument } from '@rex/workflow';
import type {
  AcceptOutcome,
  CancelOutcome,
  ClaimedExecution,
  DueExecution,
  ExecutionWrite,
  Lease,
  NewExecution,
  RecordReceipt,
  StoredStep,
} from './execution-records';

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
   * Raises `leaseEpoch`; counts a lost worker when the lease had expired. Executions somebody else holds are left out, and so are
   * those that have not begun while `maxConcurrency` others of their workflow are under way, or wait before them.
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

  /**
   * Prolongs leases and notes that this worker lives. Leases that are no longer ours are named in `lost`, executions that
   * somebody wants to end in `cancelRequested`.
   */
  renewLeases(workerId: string, leases: Lease[]): Promise<{ lost: string[]; cancelRequested: string[] }>;

  /** Gives leases back at shutdown, so that another worker may go on at once. */
  releaseLeases(workerId: string, leases: Lease[]): Promise<void>;

  /**
   * Executions that should be woken: `pending` for longer than a sweep, `waiting` and due, or `running` with an expired lease.
   * Oldest first. Those that their workflow's `maxConcurrency` holds back are left out.
   */
  findDue(limit: number): Promise<DueExecution[]>;

  /** The executions of a workflow with `maxConcurrency` that have not begun and now may, oldest first. */
  findNextOfWorkflow(workflowId: string): Promise<DueExecution[]>;

  /** The oldest execution that was `pending` for a second of each owner of whom nothing runs anywhere (PROMISES P10). */
  findStarving(limit: number): Promise<DueExecution[]>;

  /**
   * Ends an owner's execution that nobody runs as `cancelled`, or notes that its worker should. What has ended stays as it is
   * (PROMISES P3).
   */
  requestCancel(ownerId: string, executionId: string): Promise<CancelOutcome>;

  /** Fails executions whose worker was lost `maxLosses` times. Returns their ids. */
  failPoisoned(maxLosses: number): Promise<string[]>;
}
