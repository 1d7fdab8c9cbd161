import { Global, Inject, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { DeletedAccountsRepository } from './accounts/deleted-accounts.repository';
import { PersonalTokensRepository } from './accounts/personal-tokens.repository';
import { SessionsRepository } from './accounts/sessions.repository';
import type { DatabaseOptions } from './connection/database-options';
import { Database, openDatabase } from './open-database';
import { ApiKeysRepository } from './repositories/api-keys.repository';
import { DeliveriesRepository } from './repositories/deliveries.repository';
import { ExecutionFiguresRepository } from './repositories/execution-figures.repository';
import { ExecutionsRepository } from './repositories/executions.repository';
import { HealthRepository } from './repositories/health.repository';
import { LlmBudgetsRepository } from './repositories/llm-budgets.repository';
import { LlmCacheRepository } from './repositories/llm-cache.repository';
import { LlmUsageRepository } from './repositories/llm-usage.repository';
import { ProgressRepository } from './repositories/progress.repository';
import { RetentionRepository } from './repositories/retention.repository';
import { StorageRepository } from './repositories/storage.repository';
import { SubstepsRepository } from './repositories/substeps.repository';
import { UsersRepository } from './repositories/users.repository';
import { WebhookListenersRepository } from './repositories/webhook-listeners.repository';
import { WebhookWorkflowsRepository } from './repositories/webhook-workflows.repository';
import { DueSchedulesRepository } from './schedules/due-schedules.repository';
import { ScheduleRepairsRepository } from './schedules/schedule-repairs.repository';
import { ScheduleRetentionRepository } from './schedules/schedule-retention.repository';
import { SchedulesRepository } from './schedules/schedules.repository';
import { PostgresExecutionStore } from './store/postgres-execution-store';
import { WorkflowBinRepository } from './workflows/workflow-bin.repository';
import { WorkflowVersionsRepository } from './workflows/workflow-versions.repository';
import { WorkflowsRepository } from './workflows/workflows.repository';

/** Hands the repositories to Nest, opened when the application starts and closed last. */
@Global()
@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(@Inject(Database) private readonly database: Database) {}

  static forRoot(options: DatabaseOptions): DynamicModule {
    const parts = [
      { provide: UsersRepository, useFactory: (database: Database) => database.users, inject: [Database] },
      {
        provide: SessionsRepository,
        useFactory: (database: Database) => database.sessions,
        inject: [Database],
      },
      {
        provide: PersonalTokensRepository,
        useFactory: (database: Database) => database.personalTokens,
        inject: [Database],
      },
      {
        provide: DeletedAccountsRepository,
        useFactory: (database: Database) => database.deletedAccounts,
        inject: [Database],
      },
      {
        provide: WorkflowsRepository,
        useFactory: (database: Database) => database.workflows,
        inject: [Database],
      },
      {
        provide: WorkflowVersionsRepository,
        useFactory: (database: Database) => database.workflowVersions,
        inject: [Database],
      },
      {
        provide: WorkflowBinRepository,
        useFactory: (database: Database) => database.workflowBin,
        inject: [Database],
      },
      {
        provide: ApiKeysRepository,
        useFactory: (database: Database) => database.apiKeys,
        inject: [Database],
      },
      {
        provide: WebhookListenersRepository,
        useFactory: (database: Database) => database.webhookListeners,
        inject: [Database],
      },
      {
        provide: WebhookWorkflowsRepository,
        useFactory: (database: Database) => database.webhookWorkflows,
        inject: [Database],
      },
      {
        provide: DeliveriesRepository,
        useFactory: (database: Database) => database.deliveries,
        inject: [Database],
      },
      {
        provide: ExecutionsRepository,
        useFactory: (database: Database) => database.executions,
        inject: [Database],
      },
      { provide: HealthRepository, useFactory: (database: Database) => database.health, inject: [Database] },
      {
        provide: ProgressRepository,
        useFactory: (database: Database) => database.progress,
        inject: [Database],
      },
      {
        provide: RetentionRepository,
        useFactory: (database: Database) => database.retention,
        inject: [Database],
      },
      {
        provide: StorageRepository,
        useFactory: (database: Database) => database.storage,
        inject: [Database],
      },
      {
        provide: SubstepsRepository,
        useFactory: (database: Database) => database.substeps,
        inject: [Database],
      },
      {
        provide: LlmBudgetsRepository,
        useFactory: (database: Database) => database.llmBudgets,
        inject: [Database],
      },
      {
        provide: LlmCacheRepository,
        useFactory: (database: Database) => database.llmCache,
        inject: [Database],
      },
      {
        provide: ExecutionFiguresRepository,
        useFactory: (database: Database) => database.executionFigures,
        inject: [Database],
      },
      {
        provide: LlmUsageRepository,
        useFactory: (database: Database) => database.llmUsage,
        inject: [Database],
      },
      {
        provide: SchedulesRepository,
        useFactory: (database: Database) => database.schedules,
        inject: [Database],
      },
      {
        provide: DueSchedulesRepository,
        useFactory: (database: Database) => database.dueSchedules,
        inject: [Database],
      },
      {
        provide: ScheduleRepairsRepository,
        useFactory: (database: Database) => database.scheduleRepairs,
        inject: [Database],
      },
      {
        provide: ScheduleRetentionRepository,
        useFactory: (database: Database) => database.scheduleRetention,
        inject: [Database],
      },
      {
        provide: PostgresExecutionStore,
        useFactory: (database: Database) => database.executionStore,
        inject: [Database],
      },
    ];
    const providers = [{ provide: Database, useFactory: () => openDatabase(options) }, ...parts];
    return { module: DatabaseModule, providers, exports: providers };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.database.close();
  }
}
