import type { WorkflowNode } from '@rex/workflow';
import type { StepWrite } from '../ports/execution-records';
import { isTerminal } from '../ports/execution-status';
import type { StepJournal } from './step-journal';

/** The state of a step; what is left out is null. */
export type StepEnd = Pick<StepWrite, 'status'> &
  Partial<Pick<StepWrite, 'port' | 'outputJson' | 'error' | 'resumeInMs'>>;

/** What is known of a step that has begun. */
export interface StepProgress {
  attempt: number;
  startedAt: Date;
  journal: StepJournal;
  now: Date;
}

/** The row of a step that has begun. */
export function stepRow(
  node: Pick<WorkflowNode, 'id' | 'type'>,
  end: StepEnd,
  { attempt, startedAt, journal, now }: StepProgress,
): StepWrite {
  const finishedAt = isTerminal(end.status) ? now : null;
  return {
    port: null,
    outputJson: null,
    error: null,
    resumeInMs: null,
    ...end,
    nodeId: node.id,
    nodeType: node.type,
    attempt,
    startedAt,
    finishedAt,
    durationMs: finishedAt && finishedAt.getTime() - startedAt.getTime(),
    logs: journal.logs,
    warnings: journal.warnings,
  };
}

/** The row of a node that never began. */
export function skippedRow(node: Pick<WorkflowNode, 'id' | 'type'>, now: Date): StepWrite {
  return {
    nodeId: node.id,
    nodeType: node.type,
    status: 'skipped',
    port: null,
    outputJson: null,
    error: null,
    resumeInMs: null,
    attempt: 0,
    startedAt: null,
    finishedAt: now,
    durationMs: null,
    logs: [],
    warnings: [],
  };
}
