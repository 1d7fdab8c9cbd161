/** States of an execution. The last three are terminal and never change. */
export type ExecutionStatus = 'pending' | 'running' | 'waiting' | 'completed' | 'failed' | 'cancelled';

/** States of a step. The last four are terminal and never change. */
export type StepStatus = 'pending' | 'running' | 'waiting' | 'completed' | 'failed' | 'skipped' | 'cancelled';

/** What started an execution. */
export type TriggerType = 'manual' | 'webhook' | 'schedule';

const TERMINAL: ReadonlySet<string> = new Set(['completed', 'failed', 'skipped', 'cancelled']);

/** True when the state is final. */
export function isTerminal(status: ExecutionStatus | StepStatus): boolean {
  return TERMINAL.has(status);
}
