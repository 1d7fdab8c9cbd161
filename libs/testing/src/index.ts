export { cannedLlm, type CannedLlm } from './canned-llm';
export { describeEventBus } from './contracts/event-bus.contract';
export { describeExecutionStore } from './contracts/execution-store.contract';
export type {
  ExecutionSnapshot,
  ExecutionStoreHarness,
  SeededWorkflow,
} from './contracts/execution-store/harness';
export { describeLlmProvider } from './contracts/llm-provider.contract';
export type { LlmProviderHarness } from './contracts/llm/harness';
export { describeNodeExamples } from './contracts/node-examples.contract';
export { describeNodeStorage } from './contracts/node-storage.contract';
export { describeNodeType } from './contracts/node-type.contract';
export type { BusHarness, OpenEventBus, OpenStreamBus } from './contracts/queue/bus-harness';
export { eventually } from './contracts/queue/eventually';
export { FaultyProxy, type ProxyMode } from './contracts/queue/faulty-proxy';
export type {
  ConsumeOptions,
  StoredJob,
  WakeConsumer,
  WakeQueueHarness,
} from './contracts/queue/wake-queue-harness';
export { describeStreamBus } from './contracts/stream-bus.contract';
export { describeWakeQueue } from './contracts/wake-queue.contract';
export { MemoryStorage } from './storage/memory-storage';
export { cannedHttp, type CannedHttp } from './canned-http';
export type { Behaviour } from './llm-stand-in/behaviour';
export { startLlmStandIn, type LlmStandIn } from './llm-stand-in/start-llm-stand-in';
export { startLedger, type Ledger, type LedgerEntry } from './ledger/start-ledger';
export { openTestHttpClient } from './open-test-http-client';
export { openTestSandbox, type TestSandbox } from './open-test-sandbox';
export { RUN_STEP, runNode, type NodeRunResult, type RunNodeOptions } from './run-node';
export { createReadyDatabase, createTestDatabase, type TestDatabase } from './test-database';
export { redisUrl } from './test-services';
export { ApiClient, type ApiAnswer, type ExecutionView, type StepView } from './api-client';
export { startProgram, type Program } from './stack/program';
export { startStack, type Stack, type StackOptions } from './stack/start-stack';
export { githubTriage } from './workflows/github-triage';
export { layeredGraph } from './workflows/layered-graph';
export { askingWorkflow, MODEL_KEY, startModelStack, type ModelStack } from './stack/model-stack';
