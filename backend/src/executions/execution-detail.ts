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
import { toUsageResponse } from '../usage/llm-usage.dto';
import type { ExecutionDetailResponse } from './execution.dto';
import type { StepResponse } from './step.dto';

/**
 * The answer for one execution. Inputs of steps are not stored: they are put together again from the parents' outputs by the
 * same rules as when the step ran.
 *
 * @param maxInputCharacters about how much JSON text the inputs may have together; those beyond it are left out and named
 */
export function toExecutionDetail(
  execution: ExecutionDetail,
  document: WorkflowDocument,
  maxInputCharacters: number,
): ExecutionDetailResponse {
  const { inputJson, outputJson, retryInputJson, steps, usage, ...rest } = execution;
  const input = parse(inputJson);
  const byNode = new Map(steps.map((step) => [step.nodeId, step]));
  const outputs = new Map(steps.map((step) => [step.nodeId, parse(step.outputJson)]));
  const progress = new Map(steps.map((step) => [step.nodeId, progressOf(step)]));
  const graph = buildGraph(document);
  const order = topologicalOrder(graph);
  let charactersLeft = maxInputCharacters;

  /** Undefined when it is too large, or a part of it was not loaded. */
  const inputOf = (step: StepDetail): JsonValue | undefined => {
    if (step.status === 'skipped' && step.port === null) return null;
    if (step.nodeId === rest.retryFrom && retryInputJson !== null) return parse(retryInputJson);
    if (step.nodeId === execution.triggerNodeId) return input;
    const parents = liveParents(graph, order, progress, step.nodeId);
    const sources = parents.flatMap((nodeId) => byNode.get(nodeId) ?? []);
    charactersLeft -= sources.reduce((sum, each) => sum + (each.outputJson?.length ?? 0), 0);
    if (charactersLeft < 0 || sources.some(isNotLoaded)) return undefined;
    return mergeInputs(parents.map((nodeId) => ({ nodeId, output: outputs.get(nodeId) ?? null }))).input;
  };
  const toStep = (step: StepDetail): StepResponse => {
    const { outputJson: _, outputBytes: __, ...shown } = step;
    const nodeName = graph.nodes.get(step.nodeId)?.name ?? step.nodeId;
    const stepInput = inputOf(step);
    const omitted: StepResponse['omitted'] = [];
    if (stepInput === undefined) omitted.push('input');
    if (isNotLoaded(step)) omitted.push('output');
    return {
      ...shown,
      nodeName,
      input: stepInput ?? null,
      output: outputs.get(step.nodeId) ?? null,
      omitted,
      usage: step.usage && toUsageResponse(step.usage),
    };
  };
  return {
    ...rest,
    executionId: execution.id,
    input,
    output: parse(outputJson),
    omitted: [],
    usage: usage && toUsageResponse(usage),
    steps: order.flatMap((nodeId) => byNode.get(nodeId) ?? []).map(toStep),
  };
}

/** Its output is kept apart and was too large to be read with all others. */
function isNotLoaded({ outputBytes, outputJson }: StepDetail): boolean {
  return outputBytes !== null && outputJson === null;
}

function parse(json: string | null): JsonValue {
  return json === null ? null : (JSON.parse(json) as JsonValue);
}

function progressOf(step: StepDetail): NodeProgress {
  if (step.status === 'skipped' && step.port === null) return { state: 'skipped' };
  if (step.finishedAt === null) return { state: 'running' };
  return { state: 'done', port: step.port };
}
