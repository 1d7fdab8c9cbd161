import type { DatabaseOptions } from '@rex/database';
import type { ServerConfig } from '@rex/platform';
import type { QueueOptions } from '@rex/queue';

/** How this process opens the database. */
export function databaseOptions(config: ServerConfig): DatabaseOptions {
  return {
    url: config.DATABASE_URL,
    poolSize: config.DATABASE_POOL_SIZE,
    applicationName: 'rex-backend',
    leaseSeconds: config.LEASE_SECONDS,
    queryTimeoutMs: config.DATABASE_TIMEOUT_MS,
  };
}

/** Who carries wake-ups and hints: Redis when there is one, else PostgreSQL. */
export function queueOptions(config: ServerConfig): QueueOptions {
  return config.REDIS_URL
    ? { carrier: { kind: 'redis', url: config.REDIS_URL } }
    : { carrier: { kind: 'postgres', url: config.DATABASE_URL, poolSize: config.DATABASE_POOL_SIZE } };
}
