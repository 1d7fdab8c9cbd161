import type { WorkflowDocument } from '../document/workflow-document';
import type { Problem, ProblemCode } from './problem';
import type { WorkflowLimits } from './workflow-limits';

/** In what a workflow is larger than the operator allows. */
export function findExcess(
  document: WorkflowDocument,
  { maxNodes, maxEdges, maxDocumentBytes }: WorkflowLimits,
): Problem[] {
  const { nodes, edges } = document;
  const tooMany = (code: ProblemCode, path: string, count: number, limit: number, what: string): Problem[] =>
    count <= limit
      ? []
      : [
          {
            code,
            path,
            message: `The workflow has ${count} ${what}; at most ${limit} are allowed. Split it, or raise the limit.`,
          },
        ];
  return [
    ...tooMany('too-many-nodes', '/nodes', nodes.length, maxNodes, 'nodes'),
    ...tooMany('too-many-edges', '/edges', edges.length, maxEdges, 'edges'),
    ...tooMany('document-too-large', '', sizeInBytes(document, maxDocumentBytes), maxDocumentBytes, 'bytes'),
  ];
}

/** Size in UTF-8; not counted out when it is clearly below the limit. */
function sizeInBytes(document: unknown, limit: number): number {
  const json = JSON.stringify(document);
  // A UTF-16 unit takes at most three bytes.
  return json.length * 3 <= limit ? json.length : new TextEncoder().encode(json).length;
}
