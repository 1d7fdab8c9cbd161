import type { BareStep, ExecutionSnapshot } from '@rex/database';
import { buildGraph, topologicalOrder, type JsonValue, type WorkflowDocument } from '@rex/workflow';
import { toUsageResponse } from '../usage/llm-usage.dto';
import type { ExecutionDetailResponse } from './execution.dto';
import type { StepResponse } from './step.dto';

/** The answer for one execution whose steps come without their values: what there is of them is named in `omitted`. */
export function toBareExecution(
  { inputJson, outputJson, retryInputJson: _, usage, ...execution }: ExecutionSnapshot,
  steps: readonly BareStep[],
  document: WorkflowDocument,
): ExecutionDetailResponse {
  const graph = buildGraph(document);
  const byNode = new Map(steps.map((step) => [step.nodeId, step]));
  const toStep = ({
    hasOutput,
    hasLogs,
    outputJson: __,
    outputBytes: ___,
    ...step
  }: BareStep): StepResponse => ({
    ...step,
    nodeName: graph.nodes.get(step.nodeId)?.name ?? step.nodeId,
    input: null,
    output: null,
    omitted: [
      ...(step.status === 'skipped' && step.port === null ? [] : (['input'] as const)),
      ...(hasOutput ? (['output'] as const) : []),
      ...(hasLogs && step.logs.length === 0 ? (['logs'] as const) : []),
    ],
    usage: step.usage && toUsageResponse(step.usage),
  });
  return {
    ...execution,
    executionId: execution.id,
    input: parse(inputJson),
    output: parse(outputJson),
    usage: usage && toUsageResponse(usage),
    steps: topologicalOrder(graph)
      .flatMap((nodeId) => byNode.get(nodeId) ?? [])
      .map(toStep),
  };
}

function parse(json: string | null): JsonValue {
  return json === null ? null : (JSON.parse(json) as JsonValue);
}
