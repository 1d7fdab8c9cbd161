import { Global, Inject, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import type { DatabaseOptions } from './connection/database-options';
import { Database, openDatabase } from './open-database';
import { ApiKeysRepository } from './repositories/api-keys.repository';
import { ExecutionsRepository } from './repositories/executions.repository';
import { HealthRepository } from './repositories/health.repository';
import { ProgressRepository } from './repositories/progress.repository';
import { RetentionRepository } from './repositories/retention.repository';
import { StorageRepository } from './repositories/storage.repository';
import { UsersRepository } from './repositories/users.repository';
import { WorkflowsRepository } from './repositories/workflows.repository';
import { PostgresExecutionStore } from './store/postgres-execution-store';

/** Hands the repositories to Nest, opened when the application starts and closed last. */
@Global()
@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(@Inject(Database) private readonly database: Database) {}

  static forRoot(options: DatabaseOptions): DynamicModule {
    const parts = [
      { provide: UsersRepository, useFactory: (database: Database) => database.users, inject: [Database] },
      {
        provide: WorkflowsRepository,
        useFactory: (database: Database) => database.workflows,
        inject: [Database],
      },
      {
        provide: ApiKeysRepository,
        useFactory: (database: Database) => database.apiKeys,
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
