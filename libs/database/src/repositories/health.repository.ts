import type { Sql, Statement } from '../connection/sql';
import { ALL_MIGRATIONS, MIGRATIONS_TABLE } from '../migrations/all-migrations';

const PING: Statement = { name: 'ping', text: 'SELECT 1' };

const HAS_MIGRATIONS: Statement = {
  name: 'has_migrations',
  text: 'SELECT to_regclass($1) IS NOT NULL AS found',
};

const APPLIED_MIGRATIONS: Statement = {
  name: 'applied_migrations',
  text: `SELECT name FROM ${MIGRATIONS_TABLE}`,
};

const COUNT_LIVE_WORKERS: Statement = {
  name: 'count_live_workers',
  text: `SELECT count(*)::int AS live FROM workers WHERE heartbeat_at > now() - $1::float8 * interval '1 second'`,
};

/** Whether the database is fit to work with. */
export class HealthRepository {
  constructor(private readonly sql: Sql) {}

  /** @throws OperationalError `database-unavailable` */
  async ping(): Promise<void> {
    await this.sql.run(PING, []);
  }

  /** Names of the migrations that this program brings and the database does not have yet. */
  async pendingMigrations(): Promise<string[]> {
    const names = ALL_MIGRATIONS.map((migration) => migration.name);
    const [table] = await this.sql.runIdempotent<{ found: boolean }>(HAS_MIGRATIONS, [MIGRATIONS_TABLE]);
    if (!table?.found) return names;
    const rows = await this.sql.runIdempotent<{ name: string }>(APPLIED_MIGRATIONS, []);
    const applied = new Set(rows.map((each) => each.name));
    return names.filter((name) => !applied.has(name));
  }

  /** How many workers gave a sign of life within the last seconds. */
  async liveWorkers(withinSeconds: number): Promise<number> {
    const [row] = await this.sql.runIdempotent<{ live: number }>(COUNT_LIVE_WORKERS, [withinSeconds]);
    return row?.live ?? 0;
  }
}
