export type { DatabaseOptions } from './connection/database-options';
export { DatabaseModule } from './database.module';
export { revertMigrations, runMigrations } from './migrations/run-migrations';
export { Database, openDatabase } from './open-database';
export {
  ApiKeysRepository,
  type ApiKeyRow,
  type EncryptedApiKey,
  type NewApiKey,
} from './repositories/api-keys.repository';
export type {
  ChangedStep,
  ExecutionDetail,
  ExecutionError,
  ExecutionOutcome,
  ExecutionProgress,
  ExecutionSummary,
  StepDetail,
} from './repositories/execution-row';
export { ExecutionsRepository, type ExecutionPage } from './repositories/executions.repository';
export { HealthRepository } from './repositories/health.repository';
export { isUuid } from './repositories/is-uuid';
export type { ExecutionFilter } from './repositories/list-executions';
export {
  ProgressRepository,
  type ExecutionSnapshot,
  type StepChangeRequest,
} from './repositories/progress.repository';
export { RetentionRepository } from './repositories/retention.repository';
export { StorageRepository } from './repositories/storage.repository';
export { UsersRepository, type NewUser, type UserRow } from './repositories/users.repository';
export type {
  DocumentToSave,
  NewWorkflow,
  RunnableWorkflow,
  WorkflowChange,
  WorkflowListItem,
  WorkflowRow,
  WorkflowUpdate,
  WorkflowVersionRow,
} from './repositories/workflow-row';
export { WorkflowsRepository } from './repositories/workflows.repository';
export { PostgresExecutionStore, type PostgresExecutionStoreOptions } from './store/postgres-execution-store';
