export type { EventBus, ExecutionHint } from './ports/event-bus';
export { isTerminal, type ExecutionStatus, type StepStatus, type TriggerType } from './ports/execution-status';
export type {
  AcceptedExecution,
  ClaimedExecution,
  DueExecution,
  ExecutionFinish,
  ExecutionStore,
  ExecutionWrite,
  Lease,
  NewExecution,
  RecordReceipt,
  StepWrite,
  StoredStep,
} from './ports/execution-store';
export type { WakeQueue } from './ports/wake-queue';
