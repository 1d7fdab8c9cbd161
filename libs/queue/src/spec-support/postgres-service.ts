import type { StoredJob } from '@rex/testing';
import { createTestDatabase } from '@rex/testing/stack';
import { Pool } from 'pg';
import { migrateQueue } from '../postgres/migrate-queue';
import type { ContractService } from './contract-service';

/** A fresh database with BullMQ's schema. */
export async function startPostgresService(): Promise<ContractService> {
  const database = await createTestDatabase();
  await migrateQueue(database.url);
  const pool = new Pool({ connectionString: database.url, max: 2 });
  pool.on('error', () => undefined);
  return {
    url: database.url,
    carrier: (url) => ({ kind: 'postgres', url, poolSize: 4 }),
    async clear() {
      await pool.query('TRUNCATE bullmq.job CASCADE');
    },
    async storedJobs() {
      const { rows } = await pool.query<StoredJob>(
        'SELECT id, data::text AS data FROM bullmq.job ORDER BY seq',
      );
      return rows;
    },
    async sendRaw(channel, payload) {
      await pool.query('SELECT pg_notify($1, $2)', [channel, payload]);
    },
    async cutBusConnections() {
      const { rows } = await pool.query<{ cut: boolean }>(
        `SELECT pg_terminate_backend(pid) AS cut FROM pg_stat_activity
          WHERE datname = current_database() AND application_name = 'rex-event-bus'`,
      );
      return rows.filter((row) => row.cut).length;
    },
    async close() {
      await pool.end();
      await database.drop();
    },
  };
}
