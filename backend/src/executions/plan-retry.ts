import type { ExecutionDetail, StepDetail } from '@rex/database';
import { UserError } from '@rex/platform';
import { buildGraph, reachableFrom, reusableNodes, type WorkflowDocument } from '@rex/workflow';

/** What a repeated execution takes over. */
export interface RetryPlan {
  /** The node from which it runs; null: from its trigger, and nothing is taken over. */
  from: string | null;
  /** Nodes whose recorded results are taken over. */
  reuse: string[];
}

/**
 * Works out what of an execution still holds when it is repeated on a version, which may be a newer one.
 * @throws UserError `retry-node-unknown` when the version has no such node, or the execution could never reach it
 */
export function planRetry(
  { triggerNodeId, steps }: Pick<ExecutionDetail, 'triggerNodeId' | 'steps'>,
  document: WorkflowDocument,
  from: string | undefined,
): RetryPlan {
  const graph = buildGraph(document);
  const reachable = reachableFrom(graph, [triggerNodeId]);
  const start = from ?? triggerNodeId;
  if (!reachable.has(start)) {
    const known = [...reachable].join(', ') || 'none: its trigger is gone';
    throw new UserError(
      'retry-node-unknown',
      `There is no node "${start}" to run again in this version, or its trigger does not lead to it. There are: ${known}.`,
      { status: 422 },
    );
  }
  if (start === triggerNodeId) return { from: null, reuse: [] };
  const recorded = steps.filter(({ nodeId, nodeType }) => graph.nodes.get(nodeId)?.type === nodeType);
  const settled = new Set(recorded.filter(hasSettled).map((step) => step.nodeId));
  const reusable = reusableNodes(graph, settled, start);
  return {
    from: start,
    reuse: recorded
      .filter(hasResult)
      .map(({ nodeId }) => nodeId)
      .filter((id) => reusable.has(id)),
  };
}

/** It has a result, or was skipped, which follows from the others' results. */
function hasSettled(step: StepDetail): boolean {
  return step.status === 'skipped' || hasResult(step);
}

/** Its output left by a port: done, or failed with its error handed on. */
function hasResult({ status, port }: StepDetail): boolean {
  return port !== null && (status === 'completed' || status === 'failed');
}
