import { openPostgresLink } from '../postgres/postgres-link';
import type { QueueOptions } from '../queue-options';
import { openRedisLink } from '../redis/redis-link';
import type { CarrierLink } from './carrier-link';

/** Opens the link to whichever carrier is configured. */
export function openCarrierLink({ carrier, logger }: QueueOptions): CarrierLink {
  return carrier.kind === 'redis'
    ? openRedisLink(carrier.url, logger)
    : openPostgresLink(carrier.url, carrier.poolSize, logger);
}
