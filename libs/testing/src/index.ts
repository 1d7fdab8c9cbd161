export { describeExecutionStore } from './contracts/execution-store.contract';
export type {
  ExecutionSnapshot,
  ExecutionStoreHarness,
  SeededWorkflow,
} from './contracts/execution-store/harness';
export { createTestDatabase, type TestDatabase } from './test-database';
export { redisUrl } from './test-services';
export { ApiClient, type ApiAnswer, type ExecutionView, type StepView } from './api-client';
export { startProgram, type Program } from './stack/program';
export { freePort, startStack, type Stack, type StackOptions } from './stack/start-stack';
export { githubTriage } from './workflows/github-triage';
