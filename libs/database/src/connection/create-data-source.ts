import type { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { ApiKeyEntity } from '../entities/api-key.entity';
import { UserEntity } from '../entities/user.entity';
import { WorkflowVersionEntity } from '../entities/workflow-version.entity';
import { WorkflowEntity } from '../entities/workflow.entity';
import { ALL_MIGRATIONS, MIGRATIONS_TABLE } from '../migrations/all-migrations';

/** TypeORM as a guest in our pool: it makes no connections of its own. Destroying it ends the pool. */
export function createDataSource(pool: Pool): DataSource {
  return new DataSource({
    type: 'postgres',
    // TypeORM calls `new driver.Pool(…)` once; a constructor that returns an object gives that object.
    driver: {
      Pool: function sharedPool() {
        return pool;
      },
    },
    entities: [UserEntity, WorkflowEntity, WorkflowVersionEntity, ApiKeyEntity],
    migrations: ALL_MIGRATIONS,
    migrationsTableName: MIGRATIONS_TABLE,
    synchronize: false,
    installExtensions: false,
    logging: false,
    // A forgotten value must never turn into "any row".
    invalidWhereValuesBehavior: { null: 'throw', undefined: 'throw' },
  });
}
