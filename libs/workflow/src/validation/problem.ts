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
  /** Where in the text at `path`, if it is a script or a template. Both count from 1. */
  line?: number;
  column?: number;
}

/** Stable codes, documented in docs/errors.md. */
export type ProblemCode =
  | 'document-shape'
  | 'cycle'
  | 'unknown-node-type'
  | 'duplicate-node-id'
  | 'duplicate-edge-id'
  | 'duplicate-edge'
  | 'dangling-edge'
  | 'unknown-port'
  | 'config-missing'
  | 'config-invalid'
  | 'config-unknown-key'
  | 'template-syntax'
  | 'script-syntax'
  | 'reference-unknown'
  | 'reference-not-upstream'
  | 'no-trigger'
  | 'too-many-nodes'
  | 'too-many-edges'
  | 'document-too-large';
