import { runMigrations } from 'bullmq';
import { Client } from 'pg';

/**
 * Brings BullMQ's schema (`bullmq`) in a PostgreSQL database up to date. Does nothing when it is. Several processes may do so
 * at once: BullMQ takes an advisory lock and commits all or nothing. Not needed with Redis.
 */
export async function migrateQueue(url: string): Promise<void> {
  const client = new Client({
    connectionString: url,
    application_name: 'rex-migrate',
    connectionTimeoutMillis: 10_000,
  });
  // A broken connection rejects the query; this keeps it from ending the process as well.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await runMigrations(client);
  } finally {
    await client.end();
  }
}
