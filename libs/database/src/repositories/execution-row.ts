import type { ExecutionFinish, ExecutionStatus, StepStatus, StepWrite, TriggerType } from '@rex/engine';
import { toUsage, type MaybeUsageRow, type UsageSum } from '../usage/usage-row';

/** Columns of a summary, but for the workflow's name. */
export const SUMMARY = `id, workflow_id, version, status, trigger_type, trigger_node_id, error, created_at, started_at, finished_at, retry_of`;

/** Why an execution failed, and at which node. */
export type ExecutionError = NonNullable<ExecutionFinish['error']>;

/** An execution in a list. */
export interface ExecutionSummary {
  id: string;
  workflowId: string;
  /** As it is called now, also when it is deleted. */
  workflowName: string;
  version: number;
  status: ExecutionStatus;
  triggerType: TriggerType;
  triggerNodeId: string;
  error: ExecutionError | null;
  /** The execution that this one repeats. */
  retryOf: string | null;
  createdAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
  /** From the first claim to the end, in milliseconds. */
  durationMs: number | null;
}

/** An execution in a list, with how far it is and what it took. */
export interface ListedExecution extends ExecutionSummary {
  /** Steps that have ended, skipped ones included. */
  stepsDone: number;
  /** Nodes of the version that it is pinned to; null for versions that were saved before nodes were counted. */
  stepsTotal: number | null;
  /** What its calls of models took; null when it asked none. */
  usage: UsageSum | null;
}

/** An execution with everything that was recorded of it. */
export interface ExecutionDetail extends ExecutionSummary {
  inputJson: string;
  outputJson: string | null;
  revision: number;
  /** The node from which it repeats another execution, and what that node got instead of its parents' outputs. */
  retryFrom: string | null;
  retryInputJson: string | null;
  /** What its calls of models took; null when it asked none. */
  usage: UsageSum | null;
  /** In the order of their starts. */
  steps: StepDetail[];
}

/** A step with everything that was recorded of it. */
export interface StepDetail {
  nodeId: string;
  nodeType: string;
  status: StepStatus;
  port: string | null;
  /** Null for an output that is kept apart and was not loaded. */
  outputJson: string | null;
  /** Bytes of an output that is kept apart; else null. */
  outputBytes: number | null;
  error: StepWrite['error'];
  attempt: number;
  startedAt: Date | null;
  finishedAt: Date | null;
  durationMs: number | null;
  logs: StepWrite['logs'];
  warnings: StepWrite['warnings'];
  /** What its calls of models took; null when it asked none. */
  usage: UsageSum | null;
}

/** A step without its output and logs. */
export interface BareStep extends StepDetail {
  hasOutput: boolean;
  hasLogs: boolean;
}

/** A step that changed, with the revision of the write that changed it. */
export interface ChangedStep extends StepDetail {
  revision: number;
  /** They are there, but too many to come along. */
  areLogsOmitted: boolean;
}

/** How far an execution is: for whoever follows it. */
export interface ExecutionProgress {
  id: string;
  status: ExecutionStatus;
  error: ExecutionError | null;
  revision: number;
  startedAt: Date | null;
  finishedAt: Date | null;
}

/** How far an execution is: for whoever waits for its end. */
export interface ExecutionOutcome {
  id: string;
  status: ExecutionStatus;
  outputJson: string | null;
  error: ExecutionError | null;
  revision: number;
}

/** How far an execution is, and what one node of it gave: for whoever waits for that node. */
export interface StepOutcome extends Omit<ExecutionOutcome, 'outputJson'> {
  nodeId: string;
  /** Null as long as the node has given nothing. */
  stepOutputJson: string | null;
}

/** Columns of a summary, as the statements select them. */
export interface SummaryRow {
  id: string;
  workflow_id: string;
  workflow_name: string;
  version: number;
  status: ExecutionStatus;
  trigger_type: TriggerType;
  trigger_node_id: string;
  error: string | null;
  retry_of: string | null;
  created_at: Date;
  started_at: Date | null;
  finished_at: Date | null;
}

/** Columns of an execution in a list, as LIST_EXECUTIONS selects them. */
export interface ListedRow extends SummaryRow, MaybeUsageRow {
  steps_done: number;
  steps_total: number | null;
}

/** Columns of a step, as the statements select them. */
export interface StepRow extends MaybeUsageRow {
  node_id: string;
  node_type: string;
  status: StepStatus;
  port: string | null;
  output: string | null;
  error: string | null;
  attempt: number;
  started_at: Date | null;
  finished_at: Date | null;
  duration_ms: number | null;
  logs: string | null;
  warnings: string | null;
  revision: number;
  output_bytes: number | null;
}

/** A row as the outside knows it. */
export function toSummary(row: SummaryRow): ExecutionSummary {
  const { started_at: startedAt, finished_at: finishedAt } = row;
  return {
    id: row.id,
    workflowId: row.workflow_id,
    workflowName: row.workflow_name,
    version: row.version,
    status: row.status,
    triggerType: row.trigger_type,
    triggerNodeId: row.trigger_node_id,
    error: parse<ExecutionError>(row.error),
    retryOf: row.retry_of,
    createdAt: row.created_at,
    startedAt,
    finishedAt,
    durationMs: startedAt && finishedAt ? finishedAt.getTime() - startedAt.getTime() : null,
  };
}

/** A row as the outside knows it. */
export function toListed(row: ListedRow): ListedExecution {
  return {
    ...toSummary(row),
    stepsDone: row.steps_done,
    stepsTotal: row.steps_total,
    usage: toUsage(row),
  };
}

/** A row as the outside knows it. */
export function toStep(row: StepRow): StepDetail {
  return {
    nodeId: row.node_id,
    nodeType: row.node_type,
    status: row.status,
    port: row.port,
    outputJson: row.output,
    outputBytes: row.output_bytes,
    error: parse<NonNullable<StepWrite['error']>>(row.error),
    attempt: row.attempt,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    durationMs: row.duration_ms,
    logs: parse<StepWrite['logs']>(row.logs) ?? [],
    warnings: parse<StepWrite['warnings']>(row.warnings) ?? [],
    usage: toUsage(row),
  };
}

/** Reads a JSON column of ours. */
export function parse<Value>(json: string | null): Value | null {
  return json === null ? null : (JSON.parse(json) as Value);
}
