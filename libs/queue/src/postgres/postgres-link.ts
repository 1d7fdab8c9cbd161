import type { BackendFactory } from 'bullmq';
import type { CarrierLink } from '../carriers/carrier-link';
import { SILENT_LOGGER, type QueueLogger } from '../queue-options';
import { settleWithin } from '../within';
import { createQueuePool } from './create-queue-pool';
import { PostgresWakeBackend } from './postgres-wake-backend';

/** Opens the link to PostgreSQL: one small pool for all Queues and Workers; each Worker adds a connection that listens. */
export function openPostgresLink(
  url: string,
  poolSize: number,
  logger: QueueLogger = SILENT_LOGGER,
): CarrierLink {
  const pool = createQueuePool(url, poolSize, logger);
  const backendFactory: BackendFactory = (name, opts, { withBlockingConnection = false } = {}) =>
    new PostgresWakeBackend({
      pool,
      url,
      queueName: name,
      base: opts,
      takesJobs: withBlockingConnection,
      logger,
    });
  return {
    backendFactory,
    // The factory brings the pool; BullMQ only insists that something is there.
    queueConnection: {},
    workerConnection: {},
    hasJobLocks: false,
    async ping() {
      await pool.query('SELECT FROM job LIMIT 0');
    },
    close: () => settleWithin(pool.end(), 2_000),
  };
}
