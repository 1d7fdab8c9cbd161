import { Redis } from 'ioredis';
import { SILENT_LOGGER, type QueueLogger } from '../queue-options';
import { reconnectDelayMs } from './reconnect-delay';

/** `fail-fast` rejects commands at once while Redis is away; `patient` keeps a subscription over any outage. */
export type RedisClientMode = 'fail-fast' | 'patient';

/** Makes a Redis client that reconnects for ever and never throws by itself: an outage is one warning. */
export function createRedisClient(
  url: string,
  mode: RedisClientMode,
  logger: QueueLogger = SILENT_LOGGER,
): Redis {
  const client = new Redis(url, {
    connectTimeout: 2_000,
    keepAlive: 10_000,
    disconnectTimeout: 200,
    retryStrategy: reconnectDelayMs,
    ...(mode === 'fail-fast'
      ? // Nothing is buffered; a server that took a command and went silent costs the connection.
        { enableOfflineQueue: false, maxRetriesPerRequest: 0, socketTimeout: 2_500 }
      : { maxRetriesPerRequest: null, autoResubscribe: true }),
  });
  let isAway = false;
  client.on('error', (error: Error) => {
    if (!isAway) logger.warn({ err: error }, 'Redis is away');
    isAway = true;
  });
  client.on('ready', () => {
    if (isAway) logger.info({}, 'Redis is back');
    isAway = false;
  });
  return client;
}
