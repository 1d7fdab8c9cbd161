export { DeletedAccountsRepository, type DeletedAccount } from './accounts/deleted-accounts.repository';
export {
  PersonalTokensRepository,
  type PersonalTokenRow,
  type TokenScope,
} from './accounts/personal-tokens.repository';
export { SessionsRepository, type SessionRow } from './accounts/sessions.repository';
export type { SignedInUser } from './accounts/signed-in-user';
export { patiently } from './connection/patiently';
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
export type { Delivery, DeliveryDetail, DeliveryOutcome, NewRefusal } from './repositories/delivery-row';
export {
  WebhookListenersRepository,
  type WebhookListener,
} from './repositories/webhook-listeners.repository';
export {
  WebhookWorkflowsRepository,
  type WebhookWorkflow,
} from './repositories/webhook-workflows.repository';
export { DeliveriesRepository, type DeliveryListFilter } from './repositories/deliveries.repository';
export type {
  BareStep,
  ChangedStep,
  ExecutionDetail,
  ExecutionError,
  ExecutionOutcome,
  ExecutionProgress,
  ExecutionSummary,
  ListedExecution,
  StepDetail,
  StepOutcome,
} from './repositories/execution-row';
export { ExecutionsRepository, type ExecutionPage } from './repositories/executions.repository';
export { HealthRepository } from './repositories/health.repository';
export { isUuid } from './repositories/is-uuid';
export type { ExecutionFilter } from './repositories/list-executions';
export { MAX_WORKFLOW_BUDGETS, type BudgetStatus } from './budgets/budget-statements';
export type { BudgetScope, BudgetSpent, BudgetUnit } from './budgets/decide-reservation';
export type { ReservationAsk, ReservationOutcome } from './budgets/reserve-under-lock';
export { LlmBudgetsRepository, type BudgetLimits } from './repositories/llm-budgets.repository';
export { LlmCacheRepository, MAX_CACHED_BYTES } from './repositories/llm-cache.repository';
export {
  ExecutionFiguresRepository,
  type ExecutionFigures,
  type FailureKind,
} from './repositories/execution-figures.repository';
export { LlmUsageRepository, type UsageFilter, type UsageItem } from './repositories/llm-usage.repository';
export {
  ProgressRepository,
  type ExecutionSnapshot,
  type StepChangeRequest,
} from './repositories/progress.repository';
export { RetentionRepository } from './repositories/retention.repository';
export { StorageRepository } from './repositories/storage.repository';
export { SubstepsRepository, type ListedSubstep } from './repositories/substeps.repository';
export { UsersRepository, type NewUser, type UserRow } from './repositories/users.repository';
export { PostgresExecutionStore, type PostgresExecutionStoreOptions } from './store/postgres-execution-store';
export { DueSchedulesRepository, type SchedulerBeat } from './schedules/due-schedules.repository';
export { dueOf } from './schedules/plan-kept-schedules';
export {
  ScheduleRepairsRepository,
  type RepairPage,
  type ReviewedSchedule,
} from './schedules/schedule-repairs.repository';
export { ScheduleRetentionRepository, type SlotExcess } from './schedules/schedule-retention.repository';
export { configOf, type ScheduleRow } from './schedules/schedule-row';
export {
  ScheduleTick,
  type Advance,
  type ClaimedSchedule,
  type ClaimedWaiting,
  type NewSlot,
  type SlotKey,
  type WaitingSlots,
} from './schedules/schedule-tick';
export {
  SchedulesRepository,
  type BackfillCount,
  type BackfillPlan,
  type BackfillTarget,
  type ListedSchedule,
  type OwnedSchedule,
  type SlotPlace,
  type SlotRow,
} from './schedules/schedules.repository';
export type { RotationResult } from './rotation/rotate-keys';
export { rotateStoredKeys, type RotateStoredKeysOptions } from './rotation/rotate-stored-keys';
export type { UsageSum } from './usage/usage-row';
export { USAGE_GROUPS, type UsageGroup } from './usage/usage-statements';
export type { WorkflowVersionRow } from './workflows/version-row';
export {
  WorkflowBinRepository,
  type DeleteOutcome,
  type PurgeOutcome,
} from './workflows/workflow-bin.repository';
export { RECENT_RUNS } from './workflows/list-statements';
export {
  WORKFLOW_SORTS,
  type DocumentToSave,
  type NewWorkflow,
  type PublishOutcome,
  type RunnableWorkflow,
  type TagCount,
  type WorkflowChange,
  type WorkflowListFilter,
  type NewestDocument,
  type RecentRun,
  type WorkflowListItem,
  type WorkflowRow,
  type WorkflowSort,
  type WorkflowUpdate,
} from './workflows/workflow-row';
export { WorkflowVersionsRepository } from './workflows/workflow-versions.repository';
export { WorkflowsRepository } from './workflows/workflows.repository';
