import type { DataSource } from 'typeorm';
import { DeletedAccountsRepository } from './accounts/deleted-accounts.repository';
import { PersonalTokensRepository } from './accounts/personal-tokens.repository';
import { SessionsRepository } from './accounts/sessions.repository';
import { createDataSource } from './connection/create-data-source';
import { createPool } from './connection/create-pool';
import { toDatabaseError } from './connection/database-error';
import type { DatabaseOptions } from './connection/database-options';
import { Sql } from './connection/sql';
import { ApiKeysRepository } from './repositories/api-keys.repository';
import { DeliveriesRepository } from './repositories/deliveries.repository';
import { WebhookListenersRepository } from './repositories/webhook-listeners.repository';
import { WebhookWorkflowsRepository } from './repositories/webhook-workflows.repository';
import { ExecutionFiguresRepository } from './repositories/execution-figures.repository';
import { ExecutionsRepository } from './repositories/executions.repository';
import { HealthRepository } from './repositories/health.repository';
import { KeyRotationRepository } from './repositories/key-rotation.repository';
import { LlmBudgetsRepository } from './repositories/llm-budgets.repository';
import { LlmCacheRepository } from './repositories/llm-cache.repository';
import { LlmUsageRepository } from './repositories/llm-usage.repository';
import { ProgressRepository } from './repositories/progress.repository';
import { RetentionRepository } from './repositories/retention.repository';
import { StorageRepository } from './repositories/storage.repository';
import { SubstepsRepository } from './repositories/substeps.repository';
import { UsersRepository } from './repositories/users.repository';
import { DueSchedulesRepository } from './schedules/due-schedules.repository';
import { ScheduleRepairsRepository } from './schedules/schedule-repairs.repository';
import { ScheduleRetentionRepository } from './schedules/schedule-retention.repository';
import { SchedulesRepository } from './schedules/schedules.repository';
import { PostgresExecutionStore } from './store/postgres-execution-store';
import { WorkflowBinRepository } from './workflows/workflow-bin.repository';
import { WorkflowVersionsRepository } from './workflows/workflow-versions.repository';
import { WorkflowsRepository } from './workflows/workflows.repository';

/** The database of one process: every repository on one pool. */
export class Database {
  readonly users: UsersRepository;
  readonly sessions: SessionsRepository;
  readonly personalTokens: PersonalTokensRepository;
  readonly deletedAccounts: DeletedAccountsRepository;
  readonly workflows: WorkflowsRepository;
  readonly workflowVersions: WorkflowVersionsRepository;
  readonly workflowBin: WorkflowBinRepository;
  readonly apiKeys: ApiKeysRepository;
  readonly keyRotation: KeyRotationRepository;
  readonly deliveries: DeliveriesRepository;
  readonly webhookListeners: WebhookListenersRepository;
  readonly webhookWorkflows: WebhookWorkflowsRepository;
  readonly executions: ExecutionsRepository;
  readonly executionFigures: ExecutionFiguresRepository;
  readonly health: HealthRepository;
  readonly progress: ProgressRepository;
  readonly retention: RetentionRepository;
  readonly storage: StorageRepository;
  readonly substeps: SubstepsRepository;
  readonly llmBudgets: LlmBudgetsRepository;
  readonly llmCache: LlmCacheRepository;
  readonly llmUsage: LlmUsageRepository;
  readonly schedules: SchedulesRepository;
  readonly dueSchedules: DueSchedulesRepository;
  readonly scheduleRepairs: ScheduleRepairsRepository;
  readonly scheduleRetention: ScheduleRetentionRepository;
  readonly executionStore: PostgresExecutionStore;
  private closing: Promise<void> | undefined;

  /** Use openDatabase. */
  constructor(
    private readonly dataSource: DataSource,
    sql: Sql,
    {
      leaseSeconds = 30,
      sweepSeconds = 5,
      notifyChannel = null,
      storageLimits,
      llmCacheEntries = 10_000,
      maxSchedules = 1000,
    }: Partial<PartOptions>,
  ) {
    this.users = new UsersRepository(dataSource, sql);
    this.sessions = new SessionsRepository(sql);
    this.personalTokens = new PersonalTokensRepository(sql);
    this.deletedAccounts = new DeletedAccountsRepository(sql);
    this.workflows = new WorkflowsRepository(dataSource, sql, maxSchedules);
    this.workflowVersions = new WorkflowVersionsRepository(sql);
    this.workflowBin = new WorkflowBinRepository(sql);
    this.apiKeys = new ApiKeysRepository(dataSource, sql);
    this.keyRotation = new KeyRotationRepository(dataSource);
    this.deliveries = new DeliveriesRepository(sql);
    this.webhookListeners = new WebhookListenersRepository(sql);
    this.webhookWorkflows = new WebhookWorkflowsRepository(sql);
    this.executions = new ExecutionsRepository(sql);
    this.executionFigures = new ExecutionFiguresRepository(sql);
    this.health = new HealthRepository(sql);
    this.progress = new ProgressRepository(sql);
    this.retention = new RetentionRepository(sql);
    this.storage = new StorageRepository(sql, storageLimits ?? DEFAULT_STORAGE_LIMITS);
    this.substeps = new SubstepsRepository(sql);
    this.llmBudgets = new LlmBudgetsRepository(sql);
    this.llmCache = new LlmCacheRepository(sql, llmCacheEntries);
    this.llmUsage = new LlmUsageRepository(sql);
    this.schedules = new SchedulesRepository(sql);
    this.dueSchedules = new DueSchedulesRepository(sql);
    this.scheduleRepairs = new ScheduleRepairsRepository(sql);
    this.scheduleRetention = new ScheduleRetentionRepository(sql);
    this.executionStore = new PostgresExecutionStore(sql, { leaseSeconds, sweepSeconds, notifyChannel });
  }

  /** Waits for statements under way, then closes all connections. */
  close(): Promise<void> {
    this.closing ??= this.dataSource.destroy();
    return this.closing;
  }
}

type PartOptions = ConstructorParameters<typeof PostgresExecutionStore>[1] &
  Pick<DatabaseOptions, 'storageLimits' | 'llmCacheEntries' | 'maxSchedules'>;

const DEFAULT_STORAGE_LIMITS = { maxValueBytes: 262_144, maxEntries: 100_000 };

/**
 * Opens the database and makes sure that it answers. Does not migrate.
 * @throws OperationalError `database-unavailable` within 2 s
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const pool = createPool(options);
  const dataSource = createDataSource(pool);
  try {
    await dataSource.initialize();
  } catch (error) {
    if (!pool.ending) await pool.end();
    throw toDatabaseError(error);
  }
  return new Database(dataSource, new Sql(pool), options);
}
