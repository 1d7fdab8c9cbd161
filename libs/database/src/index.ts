export type { DatabaseOptions } from './connection/database-options';
export { DatabaseModule } from './database.module';
export { revertMigrations, runMigrations } from './migrations/run-migrations';
export { Database, openDatabase } from './open-database';
export type {
  ApiKeyChange,
  ApiKeyDetails,
  ApiKeyRow,
  ApiKeyScheme,
  EncryptedApiKey,
  KeyUse,
  NewApiKey,
} from './repositories/api-key-row';
export { ApiKeysRepository } from './repositories/api-keys.repository';
export { secretScheme } from './repositories/secret-scheme';
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
export type { RotationResult } from './rotation/rotate-keys';
export { rotateStoredKeys, type RotateStoredKeysOptions } from './rotation/rotate-stored-keys';
