import type { ExecutionDetail, StepDetail } from '@rex/database';
import {
  buildGraph,
  liveParents,
  topologicalOrder,
  type NodeProgress,
  type WorkflowDocument,
} from '@rex/workflow';
import { JsonText } from '../common/json-text';
import { toUsageResponse } from '../usage/llm-usage.dto';
import type { ExecutionDetailResponse } from './execution.dto';
import { mergeInputTexts } from './merge-input-texts';
import type { StepResponse } from './step.dto';

/** A StepResponse whose values are the texts that were recorded. */
export interface StepTexts extends Omit<StepResponse, 'input' | 'output'> {
  input: JsonText;
  output: JsonText;
}

/** An ExecutionDetailResponse whose values are the texts that were recorded. */
export interface ExecutionTexts extends Omit<ExecutionDetailResponse, 'input' | 'output' | 'steps'> {
  input: JsonText;
  output: JsonText;
  steps: StepTexts[];
}

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
): ExecutionTexts {
  const { inputJson, outputJson, retryInputJson, steps, usage, ...rest } = execution;
  const byNode = new Map(steps.map((step) => [step.nodeId, step]));
  const progress = new Map(steps.map((step) => [step.nodeId, progressOf(step)]));
  const graph = buildGraph(document);
  const order = topologicalOrder(graph);
  let charactersLeft = maxInputCharacters;

  /** Undefined when it is too large, or a part of it was not loaded. */
  const inputOf = (step: StepDetail): JsonText | undefined => {
    if (step.status === 'skipped' && step.port === null) return JsonText.of(null);
    if (step.nodeId === rest.retryFrom && retryInputJson !== null) return JsonText.of(retryInputJson);
    if (step.nodeId === execution.triggerNodeId) return JsonText.of(inputJson);
    const parents = liveParents(graph, order, progress, step.nodeId);
    const sources = parents.flatMap((nodeId) => byNode.get(nodeId) ?? []);
    charactersLeft -= sources.reduce((sum, each) => sum + (each.outputJson?.length ?? 0), 0);
    if (charactersLeft < 0 || sources.some(isNotLoaded)) return undefined;
    return mergeInputTexts(
      parents.map((nodeId) => ({ nodeId, output: byNode.get(nodeId)?.outputJson ?? 'null' })),
    );
  };
  const toStep = (step: StepDetail): StepTexts => {
    const { outputJson: output, outputBytes: _, ...shown } = step;
    const nodeName = graph.nodes.get(step.nodeId)?.name ?? step.nodeId;
    const input = inputOf(step);
    const omitted: StepResponse['omitted'] = [];
    if (input === undefined) omitted.push('input');
    if (isNotLoaded(step)) omitted.push('output');
    return {
      ...shown,
      nodeName,
      input: input ?? JsonText.of(null),
      output: JsonText.of(output),
      omitted,
      usage: step.usage && toUsageResponse(step.usage),
    };
  };
  return {
    ...rest,
    executionId: execution.id,
    input: JsonText.of(inputJson),
    output: JsonText.of(outputJson),
    omitted: [],
    usage: usage && toUsageResponse(usage),
    steps: order.flatMap((nodeId) => byNode.get(nodeId) ?? []).map(toStep),
  };
}

/** The JSON of an execution. */
export function executionJson({ steps, ...rest }: ExecutionTexts): JsonText {
  return JsonText.ofFields({ ...rest, steps: JsonText.ofList(steps.map(stepJson)) });
}

/** The JSON of a step. */
export function stepJson(step: StepTexts): JsonText {
  return JsonText.ofFields(step);
}

/** Its output is kept apart and was too large to be read with all others. */
function isNotLoaded({ outputBytes, outputJson }: StepDetail): boolean {
  return outputBytes !== null && outputJson === null;
}

function progressOf(step: StepDetail): NodeProgress {
  if (step.status === 'skipped' && step.port === null) return { state: 'skipped' };
  if (step.finishedAt === null) return { state: 'running' };
  return { state: 'done', port: step.port };
}
