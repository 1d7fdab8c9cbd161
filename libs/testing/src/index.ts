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
export { openTestHttpClient } from './open-test-http-client';
export { openTestSandbox, type TestSandbox } from './open-test-sandbox';
export { RUN_STEP, runNode, type NodeRunResult, type RunNodeOptions } from './run-node';
