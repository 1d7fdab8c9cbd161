/** One thing that keeps a workflow from running: what, where and what to do. */
export interface Problem {
  code: ProblemCode;
  /** The node it is about, if it is about one. */
  nodeId?: string;
  /** The edge it is about, if it is about one. */
  edgeId?: string;
  /** A JSON Pointer into the document (RFC 6901), such as `/nodes/2/config/code`. */
  path: string;
  /** One sentence for people: what is wrong and what to do. */
  message: string;
  /** Where in the text at `path`, if it is a script, a template or cron. Both count from 1. */
  line?: number;
  column?: number;
}

/** Stable codes with what they mean (Markdown). docs/errors.md is generated from here. */
export const PROBLEM_MEANINGS = {
  'document-shape': 'A part of the document is missing, unknown or of the wrong type.',
  cycle: 'Nodes lead back to themselves; the message names them in order.',
  'unknown-node-type': 'There is no such node type.',
  'duplicate-node-id': 'Two nodes have the same id.',
  'duplicate-edge-id': 'Two edges have the same id.',
  'duplicate-edge': 'Two edges join the same ports.',
  'dangling-edge': 'An edge names a node that does not exist.',
  'unknown-port': 'A node has no such port.',
  'config-missing': "A node's config lacks what its type needs.",
  'config-invalid': "A value in a node's config does not fit its type.",
  'config-unknown-key': "A node's config has a key that its type does not know; the message suggests one.",
  'template-syntax': 'A `{{ … }}` is not closed or is no JavaScript expression.',
  'script-syntax': 'A script does not parse; `line` and `column` say where.',
  'schedule-cron-invalid':
    'A cron expression is none; `line` and `column` say where. docs/schedules.md tells the dialect.',
  'schedule-zone-unknown': 'There is no such time zone; use an IANA name such as `Europe/Berlin`.',
  'schedule-time-invalid': 'The start or the end of a schedule is no day or time that exists.',
  'schedule-end-before-start': 'A schedule ends before it starts.',
  'schedule-never-fires':
    'A schedule is never due: its date never comes, or not between its start and its end.',
  'too-many-schedules': 'More than 20 Schedule triggers.',
  'reference-unknown': '`steps.<id>` names no node.',
  'reference-not-upstream': '`steps.<id>` names a node that does not run before.',
  'no-trigger': 'Nothing can start the workflow.',
  'too-many-nodes': 'More nodes than `LIMIT_NODES` allows.',
  'too-many-edges': 'More edges than `LIMIT_EDGES` allows.',
  'document-too-large': 'The document is larger than `LIMIT_DOCUMENT_BYTES`.',
} as const;

/** What a Problem's `code` may be. */
export type ProblemCode = keyof typeof PROBLEM_MEANINGS;
