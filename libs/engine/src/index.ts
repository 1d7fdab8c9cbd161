export { Coalescer } from './batch/coalesce';
export { EngineModule, type EngineModuleOptions } from './engine.module';
export type { MemoryExecution, MemoryStep } from './memory/memory-execution';
export { MemoryExecutionStore, type MemoryExecutionStoreOptions } from './memory/memory-execution-store';
export { Redactor } from './run/redactor';
export { compilePlan, type ExecutionPlan, type PlannedNode } from './plan/compile-plan';
export { CancelBus } from './ports/cancel-bus';
export type { EngineLogger } from './ports/engine-logger';
export { EventBus, type ExecutionHint } from './ports/event-bus';
export {
  isTerminal,
  type ExecutionStatus,
  type StepStatus,
  type TriggerType,
} from './ports/execution-status';
export type {
  AcceptCondition,
  AcceptedExecution,
  AcceptOutcome,
  CancelOutcome,
  ClaimedExecution,
  DueExecution,
  ExecutionFinish,
  ExecutionPark,
  ExecutionWrite,
  Lease,
  NewExecution,
  RecordReceipt,
  RetryRequest,
  StepWrite,
  StoredStep,
} from './ports/execution-records';
export type { ExecutionStore } from './ports/execution-store';
export {
  decodeHints,
  encodeHints,
  EXECUTION_CANCELS_CHANNEL,
  EXECUTION_HINTS_CHANNEL,
} from './ports/hint-codec';
export { PieceBuffer } from './ports/piece-buffer';
export { decodePieces, encodePieces, STEP_STREAMS_CHANNEL } from './ports/piece-codec';
export type { NodeRegistry } from './ports/node-registry';
export type { LlmBinding, NodeServices } from './ports/node-services';
export type { ScriptHost, ScriptOutcome, ScriptRequest } from './ports/script-host';
export { StreamBus, type StreamPiece } from './ports/stream-bus';
export type { Spent, Substep, SubstepBook, SubstepStore } from './ports/substeps';
export { WakeQueue } from './ports/wake-queue';
export { LeaseLostError } from './ports/lease-lost-error';
export type { RunLimits } from './run/run-options';
export { Engine, type EngineParts } from './worker/engine';
export type { SweepReport } from './worker/sweeper';
