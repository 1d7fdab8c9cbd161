import type { PlannedNode } from '../plan/compile-plan';
import type { ClaimedExecution } from '../ports/execution-records';
import type { NodeScope } from './build-scope';
import type { StepJournal } from './step-journal';

/** One attempt of one node. */
export interface Attempt {
  execution: ClaimedExecution;
  planned: PlannedNode;
  nodeScope: NodeScope;
  attempt: number;
  /** When the first attempt began. */
  startedAt: Date;
  /** How long the step has been postponed so far. */
  postponedMs: number;
  /** No attempt went before, here or elsewhere: nothing is recorded of the step. */
  isFirst: boolean;
  journal: StepJournal;
  /** Aborts with the execution: cancel, timeout, shutdown, lost lease. */
  signal: AbortSignal;
}
