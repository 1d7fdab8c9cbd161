import { createRedisBackend } from 'bullmq';
import type { Redis } from 'ioredis';
import type { CarrierLink } from '../carriers/carrier-link';
import { SILENT_LOGGER, type QueueLogger } from '../queue-options';
import { within } from '../within';
import { createRedisClient } from './create-redis-client';
import { reconnectDelayMs } from './reconnect-delay';
import { whenConnected } from './when-connected';

/** Opens the link to Redis: one client that a Queue and health checks share; every Worker makes its own two. */
export function openRedisLink(url: string, logger: QueueLogger = SILENT_LOGGER): CarrierLink {
  const client = createRedisClient(url, 'fail-fast', logger);
  return {
    backendFactory: createRedisBackend,
    queueConnection: client,
    // Workers block on their connection and must outlast any outage, hence no limit of retries.
    workerConnection: {
      url,
      maxRetriesPerRequest: null,
      connectTimeout: 5_000,
      disconnectTimeout: 200,
      retryStrategy: reconnectDelayMs,
    },
    hasJobLocks: true,
    ping: () => within(ping(client), 2_000, () => new Error('Redis does not answer')),
    close() {
      client.disconnect();
      return Promise.resolve();
    },
  };
}

async function ping(client: Redis): Promise<void> {
  await whenConnected(client);
  await client.ping();
}
