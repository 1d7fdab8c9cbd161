import type { JsonObject } from './json-value';

/** A workflow as people draw or post it: nodes, edges and settings. Immutable once saved as a version. */
export interface WorkflowDocument {
  name: string;
  description: string;
  nodes: WorkflowNode[];
  edges: WorkflowEdge[];
  settings: WorkflowSettings;
}

/** One node on the canvas. */
export interface WorkflowNode {
  /** The name expressions use (`steps.<id>`); matches NODE_ID_PATTERN. */
  id: string;
  /** A node type's `type`, such as `code`. */
  type: string;
  /** The name people see. */
  name: string;
  position: { x: number; y: number };
  /** As the node type's config schema says; leaves that allow expressions may hold templates. */
  config: JsonObject;
  settings: NodeSettings;
  disabled: boolean;
  notes: string;
}

/** How the engine treats a node, whatever its type. */
export interface NodeSettings {
  /** Longest time one attempt may take, in milliseconds. Absent: the engine's default. */
  timeoutMs?: number;
  /** What happens when the last attempt failed. */
  onError: OnError;
  retry?: RetryPolicy;
}

/** `fail` ends the execution, `continue` passes the error on as output, `branch` leaves by the port `error`. */
export type OnError = 'fail' | 'continue' | 'branch';

/** Exponential backoff: the n-th wait is `initialDelayMs * backoff^(n-1)`, at most `maxDelayMs`. */
export interface RetryPolicy {
  /** Attempts in all, the first one included. */
  maxAttempts: number;
  initialDelayMs: number;
  backoff: number;
  maxDelayMs: number;
}

/** A connection from an output port to an input port. */
export interface WorkflowEdge {
  id: string;
  source: string;
  sourcePort: string;
  target: string;
  targetPort: string;
}

/** Settings of the whole workflow. */
export interface WorkflowSettings {
  /** IANA time zone, used by schedules and dates. */
  timezone: string;
  /** Longest time one execution may take, in milliseconds. */
  timeoutMs: number;
  /** Most executions at a time; null means no bound. */
  maxConcurrency: number | null;
}

/** Node ids are identifiers, because expressions name them. */
export const NODE_ID_PATTERN = '^[A-Za-z_][A-Za-z0-9_]{0,63}$';

/** The port an edge uses when it names none. */
export const MAIN_PORT = 'main';

/** The output port that a node with `onError: "branch"` gains. */
export const ERROR_PORT = 'error';
