/** How large a workflow may be. The operator may set other limits. */
export interface WorkflowLimits {
  maxNodes: number;
  maxEdges: number;
  /** Size of the document as JSON in UTF-8. */
  maxDocumentBytes: number;
}

/** 500 nodes, 2,000 edges, 1 MiB. */
export const DEFAULT_WORKFLOW_LIMITS: WorkflowLimits = {
  maxNodes: 500,
  maxEdges: 2000,
  maxDocumentBytes: 1024 * 1024,
};
