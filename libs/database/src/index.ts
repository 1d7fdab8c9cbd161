export { DeletedAccountsRepository, type DeletedAccount } from './accounts/deleted-accounts.repository';
export {
  PersonalTokensRepository,
  type PersonalTokenRow,
  type TokenScope,
} from './accounts/personal-tokens.repository';
export { SessionsRepository, type SessionRow } from './accounts/sessions.repository';
export type { SignedInUser } from './accounts/signed-in-user';
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
  ExecutionSummary,
  StepDetail,
} from './repositories/execution-row';
export { ExecutionsRepository, type ExecutionListFilter } from './repositories/executions.repository';
export { HealthRepository } from './repositories/health.repository';
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
