import { Pool } from 'pg';
import { SILENT_LOGGER, type QueueLogger } from '../queue-options';

/** Session settings of the queue's connections. */
const SESSION = [
  'search_path=bullmq',
  // A wake-up lost in a crash of PostgreSQL is found by the sweeper, so nobody waits for the disk.
  'synchronous_commit=off',
  // The table of waiting jobs is empty one moment and long the next; plans must not depend on when it was analyzed.
  'enable_seqscan=off',
  'enable_bitmapscan=off',
  'jit=off',
];

/** Makes the pool of the queue: a few connections in BullMQ's schema, each call bounded in time. */
export function createQueuePool(url: string, poolSize: number, logger: QueueLogger = SILENT_LOGGER): Pool {
  const pool = new Pool({
    connectionString: url,
    application_name: 'rex-queue',
    options: SESSION.map((setting) => `-c ${setting}`).join(' '),
    max: Math.min(poolSize, 4),
    connectionTimeoutMillis: 2_000,
    query_timeout: 5_000,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  });
  pool.on('error', (error) => logger.warn({ err: error }, 'a connection of the queue broke'));
  // A connection that breaks after its query timed out has no listener of pg's own left: without this the process would end.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
