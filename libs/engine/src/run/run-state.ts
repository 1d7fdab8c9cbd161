import type { StepError } from '@rex/node-sdk';
import type { JsonValue, NodeProgress } from '@rex/workflow';
import type { ClaimedExecution, StoredStep } from '../ports/execution-store';
import { isTerminal } from '../ports/execution-status';
import type { ExecutionPlan } from '../plan/compile-plan';

/** How far one execution is. Only runExecution changes it. */
export interface RunState {
  plan: ExecutionPlan;
  execution: ClaimedExecution;
  /** The trigger's payload. */
  trigger: JsonValue;
  progress: Map<string, NodeProgress>;
  /** Outputs of nodes that are done, by node id. */
  outputs: Map<string, JsonValue>;
  /** Attempts that an earlier worker began and did not finish, by node id. */
  interrupted: Map<string, StoredStep>;
  /** The failure that ends the execution; nothing new starts once it is set. */
  failure: (StepError & { nodeId?: string }) | undefined;
}

/** The state at the start, or where an earlier worker left off: recorded steps are taken over, not run (PROMISES P4). */
export function initialState(
  plan: ExecutionPlan,
  execution: ClaimedExecution,
  recorded: StoredStep[],
): RunState {
  const state: RunState = {
    plan,
    execution,
    trigger: JSON.parse(execution.inputJson) as JsonValue,
    progress: new Map(),
    outputs: new Map(),
    interrupted: new Map(),
    failure: undefined,
  };
  for (const step of recorded) takeOver(state, step);
  return state;
}

function takeOver(state: RunState, step: StoredStep): void {
  if (!isTerminal(step.status)) {
    state.interrupted.set(step.nodeId, step);
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
