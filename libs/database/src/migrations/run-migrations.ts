import { MigrationExecutor } from 'typeorm';
import { createDataSource } from '../connection/create-data-source';
import { createPool } from '../connection/create-pool';
import { toDatabaseError } from '../connection/database-error';

/** Any number that nobody else uses: 'rexm' in ASCII. */
const LOCK_ID = 0x7265786d;

/** Which way to migrate. `down` takes everything back: for tests. */
type Direction = 'up' | 'down';

/**
 * Brings the database up to date and returns the names of what was applied. Several processes may call it at once: one
 * applies, the others wait for it. Each migration is one transaction.
 * @throws OperationalError `database-unavailable`
 */
export function runMigrations(url: string): Promise<string[]> {
  return migrate(url, 'up');
}

/** Takes every migration back, newest first, and returns their names. */
export function revertMigrations(url: string): Promise<string[]> {
  return migrate(url, 'down');
}

async function migrate(url: string, direction: Direction): Promise<string[]> {
  // Neither building an index nor waiting for the lock has a time limit.
  const pool = createPool({ url, poolSize: 1, applicationName: 'rex-migrate', queryTimeoutMs: 0 });
  const dataSource = createDataSource(pool);
  try {
    await dataSource.initialize();
    const queryRunner = dataSource.createQueryRunner();
    try {
      // The lock belongs to the session: it is free again even if this process dies.
      await queryRunner.query('SELECT pg_advisory_lock($1)', [LOCK_ID]);
      const executor = new MigrationExecutor(dataSource, queryRunner);
      executor.transaction = 'each';
      const names = direction === 'up' ? await applyPending(executor) : await undoAll(executor);
      await queryRunner.query('SELECT pg_advisory_unlock($1)', [LOCK_ID]);
      return names;
    } finally {
      await queryRunner.release();
    }
  } catch (error) {
    throw toDatabaseError(error);
  } finally {
    if (dataSource.isInitialized) await dataSource.destroy();
    else await pool.end();
  }
}

async function applyPending(executor: MigrationExecutor): Promise<string[]> {
  return (await executor.executePendingMigrations()).map((migration) => migration.name);
}

async function undoAll(executor: MigrationExecutor): Promise<string[]> {
  const names = (await executor.getExecutedMigrations()).map((migration) => migration.name);
  for (const _ of names) await executor.undoLastMigration();
  return names;
}
