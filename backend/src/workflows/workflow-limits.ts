import type { ServerConfig } from '@rex/platform';
import type { WorkflowLimits } from '@rex/workflow';

/** What a workflow may hold on this server. */
export function workflowLimits(
  config: Pick<ServerConfig, 'LIMIT_NODES' | 'LIMIT_EDGES' | 'LIMIT_DOCUMENT_BYTES'>,
): WorkflowLimits {
  return {
    maxNodes: config.LIMIT_NODES,
    maxEdges: config.LIMIT_EDGES,
    maxDocumentBytes: config.LIMIT_DOCUMENT_BYTES,
  };
}
