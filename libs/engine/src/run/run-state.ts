import type { StepError } from '@rex/node-sdk';
import type { JsonValue, NodeProgress } from '@rex/workflow';
import type { ClaimedExecution, StoredStep } from '../ports/execution-records';
import { isTerminal } from '../ports/execution-status';
import type { ExecutionPlan } from '../plan/compile-plan';
import type { StopKind } from './node-failure';

/** How far one execution is. Only runExecution changes it. */
export interface RunState {
  plan: ExecutionPlan;
  execution: ClaimedExecution;
  /** The trigger's payload. */
  trigger: JsonValue;
  /** What one node gets instead of its parents' outputs, when the execution repeats another from there. */
  inputOverride: { nodeId: string; input: JsonValue } | undefined;
  progress: Map<string, NodeProgress>;
  /** Outputs of nodes that are done, by node id. */
  outputs: Map<string, JsonValue>;
  /** Steps that began before and did not end, by node id: in flight when their worker was lost, or between two attempts. */
  begun: Map<string, StoredStep>;
  /** Steps between two attempts, by node id, with the time of the next one in milliseconds of the clock. */
  waiting: Map<string, { step: StoredStep; dueAtMs: number }>;
  /** What ends the execution; nothing new starts once it is set. */
  failure: (StepError & { nodeId?: string }) | undefined;
  /** How it ends once `failure` is set. */
  endsAs: StopKind;
}

/**
 * The state at the start, or where an earlier worker left off: recorded steps are taken over, not run (PROMISES P4).
 *
 * @param nowMs the clock's time, from which waits count
 */
export function initialState(
  plan: ExecutionPlan,
  execution: ClaimedExecution,
  recorded: StoredStep[],
  nowMs: number,
): RunState {
  const state: RunState = {
    plan,
    execution,
    trigger: JSON.parse(execution.inputJson) as JsonValue,
    inputOverride: overrideOf(execution),
    progress: new Map(),
    outputs: new Map(),
    begun: new Map(),
    waiting: new Map(),
    failure: undefined,
    endsAs: 'failed',
  };
  for (const step of recorded) takeOver(state, step, nowMs);
  return state;
}

function overrideOf({ retry }: ClaimedExecution): RunState['inputOverride'] {
  if (!retry || retry.from === null || retry.fromInputJson === null) return undefined;
  return { nodeId: retry.from, input: JSON.parse(retry.fromInputJson) as JsonValue };
}

function takeOver(state: RunState, step: StoredStep, nowMs: number): void {
  if (step.status === 'waiting') {
    state.progress.set(step.nodeId, { state: 'running' });
    state.waiting.set(step.nodeId, { step, dueAtMs: nowMs + (step.resumeInMs ?? 0) });
    return;
  }
  if (!isTerminal(step.status)) {
    state.begun.set(step.nodeId, step);
    return;
  }
  if (step.status === 'skipped' && step.port === null) {
    state.progress.set(step.nodeId, { state: 'skipped' });
    return;
  }
  state.progress.set(step.nodeId, { state: 'done', port: step.port });
  if (step.port !== null && step.outputJson !== null) {
    state.outputs.set(step.nodeId, JSON.parse(step.outputJson) as JsonValue);
  }
  if (step.status === 'failed' && step.port === null && step.error) {
    state.failure ??= { ...step.error, nodeId: step.nodeId };
  }
}
