import type { EventBus } from '@rex/engine';
import type { QueueOptions } from '../queue-options';
import { PostgresEventBus } from './postgres-event-bus';
import { RedisEventBus } from './redis-event-bus';

/** An EventBus whose connections can be let go. */
export type ClosableEventBus = EventBus & { close(): Promise<void> };

/** Opens an EventBus with connections of its own, without Nest. */
export function openEventBus({ carrier, logger }: QueueOptions, channel?: string): ClosableEventBus {
  return carrier.kind === 'redis'
    ? new RedisEventBus(carrier.url, logger, channel)
    : new PostgresEventBus(carrier.url, logger, channel);
}
