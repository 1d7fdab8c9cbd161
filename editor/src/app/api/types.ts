import type { JsonValue, NodeTypeDescriptor, Problem, WorkflowDocument } from '@rex/workflow';

/** A person who signed in. */
export interface User {
  id: string;
  email: string;
  name: string | null;
  /** ISO 8601. */
  createdAt: string;
}

/** What signing in gives. */
export interface Session {
  accessToken: string;
  user: User;
}

export type ExecutionStatus = 'pending' | 'running' | 'waiting' | 'completed' | 'failed' | 'cancelled';
export type StepStatus = ExecutionStatus | 'skipped';
export type TriggerType = 'manual' | 'webhook' | 'schedule';

/** One row in the list of workflows. */
export interface WorkflowSummary {
  id: string;
  name: string;
  description: string;
  active: boolean;
  version: number;
  publishedVersion: number | null;
  nodeCount: number;
  triggerTypes: string[];
  createdAt: string;
  updatedAt: string;
  lastExecution: {
    id: string;
    status: ExecutionStatus;
    startedAt: string | null;
    finishedAt: string | null;
  } | null;
}

/** A page of a list; pages count from 1. */
export interface Page<Item> {
  items: Item[];
  page: number;
  limit: number;
  total: number;
}

/** The newest version of a workflow, with what keeps it from running. */
export interface WorkflowDetail extends WorkflowDocument {
  id: string;
  active: boolean;
  version: number;
  publishedVersion: number | null;
  problems: Problem[];
  createdAt: string;
  updatedAt: string;
}

/** One saved version of a workflow; its name is the workflow's. */
export interface WorkflowVersion extends Pick<WorkflowDocument, 'nodes' | 'edges' | 'settings'> {
  version: number;
  createdAt: string;
}

/** One row in the list of executions. */
export interface ExecutionSummary {
  id: string;
  status: ExecutionStatus;
  version: number;
  triggerType: TriggerType;
  createdAt: string;
  startedAt: string | null;
  finishedAt: string | null;
  durationMs: number | null;
}

/** Why a step or an execution failed. Lines and columns count from 1. */
export interface RunError {
  code: string;
  message: string;
  line?: number;
  column?: number;
  nodeId?: string;
}

/** One line of a step's log. */
export interface StepLog {
  level: 'debug' | 'info' | 'warn' | 'error';
  message: string;
  at: string;
  data?: JsonValue;
}

/** What one node did in an execution. */
export interface Step {
  nodeId: string;
  nodeName: string;
  nodeType: string;
  status: StepStatus;
  /** The port by which the output left. */
  port: string | null;
  input: JsonValue;
  output: JsonValue;
  /** Values too large for this answer; ask for the step alone. */
  omitted: ('input' | 'output' | 'logs')[];
  error: RunError | null;
  attempt: number;
  startedAt: string | null;
  finishedAt: string | null;
  durationMs: number | null;
  warnings: { code: string; message: string }[];
  logs: StepLog[];
}

/** An execution with all its steps. */
export interface Execution extends ExecutionSummary {
  /** Raised by every change. */
  revision: number;
  workflowId: string;
  /** The execution that it repeats, and from which node; null: from its trigger. */
  retryOf: string | null;
  retryFrom: string | null;
  triggerNodeId: string | null;
  input: JsonValue;
  output: JsonValue;
  error: RunError | null;
  steps: Step[];
}

/** The answer to a request to run. */
export interface AcceptedExecution {
  executionId: string;
  status: ExecutionStatus;
}

/** A document to save; what is left out gets its default. */
export type NewWorkflow = Pick<WorkflowDocument, 'name' | 'description'> & {
  nodes: { id: string; type: string; name: string; config: Record<string, JsonValue> }[];
  edges: { id: string; source: string; target: string; sourcePort?: string }[];
};

export type { JsonValue, NodeTypeDescriptor, Problem, WorkflowDocument };

/** True when an execution or a step has ended for good. */
export function isTerminal(status: StepStatus): boolean {
  return status === 'completed' || status === 'failed' || status === 'cancelled' || status === 'skipped';
}
