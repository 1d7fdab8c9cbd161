export { describeExecutionStore } from './contracts/execution-store.contract';
export type {
  ExecutionSnapshot,
  ExecutionStoreHarness,
  SeededWorkflow,
} from './contracts/execution-store/harness';
export { createTestDatabase, type TestDatabase } from './test-database';
export { redisUrl } from './test-services';
