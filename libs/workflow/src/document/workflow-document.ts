import type { JsonObject } from './json-value';

/** A workflow as people draw or post it: nodes, edges, settings, and what only people look at. Immutable once saved as a version. */
export interface WorkflowDocument {
  name: string;
  description: string;
  nodes: WorkflowNode[];
  edges: WorkflowEdge[];
  /** Sticky notes on the canvas. Nothing that runs looks at them. */
  notes: WorkflowNote[];
  /** Frames around nodes and notes that belong together. Nothing that runs looks at them. */
  groups: WorkflowGroup[];
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

/** A sticky note: Markdown on the canvas, behind the nodes. */
export interface WorkflowNote {
  id: string;
  text: string;
  tint: NoteTint;
  /** The top left corner. */
  position: { x: number; y: number };
  size: { width: number; height: number };
}

/** The five neutral tints of notes, from the faintest. */
export const NOTE_TINTS = [1, 2, 3, 4, 5] as const;

export type NoteTint = (typeof NOTE_TINTS)[number];

/** Nodes and notes that belong together. A node, a note or a group is in one group at most, and no group is empty. */
export interface WorkflowGroup {
  id: string;
  name: string;
  nodeIds: readonly string[];
  noteIds: readonly string[];
  /** The group around this one, which then has none around itself: groups nest two levels deep. */
  parentId: string | null;
  isCollapsed: boolean;
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
