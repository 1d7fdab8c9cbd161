import type { ExecutionDetail, StepDetail } from '@rex/database';
import {
  buildGraph,
  liveParents,
  mergeInputs,
  topologicalOrder,
  type JsonValue,
  type NodeProgress,
  type WorkflowDocument,
} from '@rex/workflow';
import type { ExecutionDetailResponse, StepResponse } from './execution.dto';

/**
 * The answer for one execution. Inputs of steps are not stored: they are put together again from the parents' outputs by the
 * same rules as when the step ran.
 */
export function toExecutionDetail(
  execution: ExecutionDetail,
  document: WorkflowDocument,
): ExecutionDetailResponse {
  const { inputJson, outputJson, steps, ...rest } = execution;
  const input = parse(inputJson);
  const byNode = new Map(steps.map((step) => [step.nodeId, step]));
  const outputs = new Map(steps.map((step) => [step.nodeId, parse(step.outputJson)]));
  const progress = new Map(steps.map((step) => [step.nodeId, progressOf(step)]));
  const graph = buildGraph(document);
  const order = topologicalOrder(graph);

  const inputOf = (step: StepDetail): JsonValue => {
    if (step.status === 'skipped' && step.port === null) return null;
    if (step.nodeId === execution.triggerNodeId) return input;
    const parents = liveParents(graph, order, progress, step.nodeId);
    return mergeInputs(parents.map((nodeId) => ({ nodeId, output: outputs.get(nodeId) ?? null }))).input;
  };
  const toStep = (step: StepDetail): StepResponse => {
    const { outputJson: _, ...shown } = step;
    const nodeName = graph.nodes.get(step.nodeId)?.name ?? step.nodeId;
    return { ...shown, nodeName, input: inputOf(step), output: outputs.get(step.nodeId) ?? null };
  };
  return {
    ...rest,
    executionId: execution.id,
    input,
    output: parse(outputJson),
    steps: order.flatMap((nodeId) => byNode.get(nodeId) ?? []).map(toStep),
  };
}

function parse(json: string | null): JsonValue {
  return json === null ? null : (JSON.parse(json) as JsonValue);
}

function progressOf(step: StepDetail): NodeProgress {
  if (step.status === 'skipped' && step.port === null) return { state: 'skipped' };
  if (step.finishedAt === null) return { state: 'running' };
  return { state: 'done', port: step.port };
}
