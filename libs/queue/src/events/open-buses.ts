import type { CancelBus, EventBus, StreamBus } from '@rex/engine';
import { SILENT_LOGGER, type QueueOptions } from '../queue-options';
import { CANCELS, HINTS, STREAMS, type Channel } from './channel';
import { ChannelBus } from './channel-bus';
import { MergingStreamBus } from './merging-stream-bus';
import { PostgresChannel } from './postgres-channel';
import { RedisChannel } from './redis-channel';

/** A bus whose connections can be let go. */
export type Closable<Bus> = Bus & { close(): Promise<void> };

/** Opens an EventBus with connections of its own, without Nest. */
export function openEventBus(options: QueueOptions): Closable<EventBus> {
  return openChannelBus(options, HINTS);
}

/** Opens a CancelBus: only workers listen to it. */
export function openCancelBus(options: QueueOptions): Closable<CancelBus> {
  return openChannelBus(options, CANCELS);
}

/** Opens a StreamBus: only backends listen to it. */
export function openStreamBus(options: QueueOptions): Closable<StreamBus> {
  return new MergingStreamBus(openChannelBus(options, STREAMS));
}

function openChannelBus<Item>(
  { carrier, logger = SILENT_LOGGER }: QueueOptions,
  channel: Channel<Item>,
): ChannelBus<Item> {
  const Carrier = carrier.kind === 'redis' ? RedisChannel : PostgresChannel;
  return new ChannelBus(
    channel,
    (name, onPayload) => new Carrier(carrier.url, name, onPayload, logger),
    logger,
  );
}
