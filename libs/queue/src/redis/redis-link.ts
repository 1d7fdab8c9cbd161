import { createRedisBackend } from 'bullmq';
import type { CarrierLink } from '../carriers/carrier-link';
import { SILENT_LOGGER, type QueueLogger } from '../queue-options';
import { within } from '../within';
import { createRedisClient } from './create-redis-client';
import { whenConnected } from './when-connected';

/** Opens the link to Redis: one client that a Queue and health checks share; every Worker makes its own two. */
export function openRedisLink(url: string, logger: QueueLogger = SILENT_LOGGER): CarrierLink {
  const client = createRedisClient(url, 'fail-fast', logger);
  return {
    backendFactory: createRedisBackend,
    queueConnection: client,
    // Workers block on their connection and must outlast any outage, hence no limit of retries.
    workerConnection: { url, maxRetriesPerRequest: null, connectTimeout: 5_000, retryStrategy },
    hasJobLocks: true,
    async ping() {
      await within(whenConnected(client), 2_000, () => new Error('Redis does not answer'));
      await client.ping();
    },
    close() {
      client.disconnect();
      return Promise.resolve();
    },
  };
}

/** Milliseconds until the next attempt to connect: 50, 100, 200 … at most 2,000. */
function retryStrategy(attempt: number): number {
  return Math.min(25 * 2 ** Math.min(attempt, 10), 2_000);
}
