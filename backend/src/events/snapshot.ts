import type { ChangedStep, ExecutionSnapshot } from '@rex/database';
import type { JsonValue, WorkflowDocument } from '@rex/workflow';
import { toExecutionDetail, type ExecutionTexts } from '../executions/execution-detail';
import { toUsageResponse } from '../usage/llm-usage.dto';
import type { StepEvent } from './event.dto';

/** About how much JSON text the inputs of steps may have in a snapshot. */
const MAX_INPUT_CHARACTERS = 1_048_576;

/** The data of a `snapshot` event (ExecutionSnapshotEvent). */
export function toSnapshotEvent(
  { omitted, ...execution }: ExecutionSnapshot,
  steps: ChangedStep[],
  document: WorkflowDocument,
): ExecutionTexts {
  const detail = toExecutionDetail(
    { ...execution, steps: steps.map(toStepDetail) },
    document,
    MAX_INPUT_CHARACTERS,
  );
  const withoutLogs = new Set(steps.filter((step) => step.areLogsOmitted).map((step) => step.nodeId));
  for (const step of detail.steps) {
    if (withoutLogs.has(step.nodeId)) step.omitted.push('logs');
    // What was left out of the execution's input is missing in that of its trigger, too.
    if (omitted.includes('input') && step.nodeId === execution.triggerNodeId) step.omitted.push('input');
  }
  return { ...detail, omitted };
}

/** The data of a `step` event. The input is no part of what changed: it follows from outputs that were told before. */
export function toStepEvent(step: ChangedStep, nodeName: string): StepEvent {
  const { outputJson, outputBytes, areLogsOmitted, usage, ...shown } = step;
  const omitted: StepEvent['omitted'] = [];
  if (step.status !== 'skipped') omitted.push('input');
  if (outputBytes !== null) omitted.push('output');
  if (areLogsOmitted) omitted.push('logs');
  const output = outputJson === null ? null : (JSON.parse(outputJson) as JsonValue);
  return { ...shown, nodeName, input: null, output, omitted, usage: usage && toUsageResponse(usage) };
}

function toStepDetail({ revision: _, areLogsOmitted: __, ...step }: ChangedStep) {
  return step;
}
