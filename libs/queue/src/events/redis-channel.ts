import type { Redis } from 'ioredis';
import type { QueueLogger } from '../queue-options';
import { createRedisClient } from '../redis/create-redis-client';
import { whenConnected } from '../redis/when-connected';
import { within } from '../within';
import type { ChannelCarrier } from './channel-bus';

const SUBSCRIBE_TIMEOUT_MS = 2_000;

/** A channel by Redis pub/sub: one connection sends, another, opened by the first subscriber, listens. */
export class RedisChannel implements ChannelCarrier {
  private publisher: Redis | undefined;
  private subscriber: { client: Redis; subscribed: Promise<unknown> } | undefined;
  private isClosed = false;

  constructor(
    private readonly url: string,
    private readonly channel: string,
    private readonly onPayload: (payload: string) => void,
    private readonly logger: QueueLogger,
  ) {}

  async send(payloads: string[]): Promise<void> {
    if (this.isClosed) throw new Error('closed');
    const publisher = (this.publisher ??= createRedisClient(this.url, 'fail-fast', this.logger));
    await whenConnected(publisher);
    await Promise.all(payloads.map((payload) => publisher.publish(this.channel, payload)));
  }

  async listen(): Promise<void> {
    this.subscriber ??= this.openSubscriber();
    await within(
      this.subscriber.subscribed,
      SUBSCRIBE_TIMEOUT_MS,
      () => new Error('Redis does not answer'),
    ).catch((error: unknown) => this.logger.warn({ err: error }, 'not listening to Redis yet'));
  }

  close(): Promise<void> {
    this.isClosed = true;
    this.publisher?.disconnect();
    this.subscriber?.client.disconnect();
    return Promise.resolve();
  }

  private openSubscriber(): { client: Redis; subscribed: Promise<unknown> } {
    const client = createRedisClient(this.url, 'patient', this.logger);
    client.on('message', (_channel: string, payload: string) => this.onPayload(payload));
    const subscribed = client.subscribe(this.channel);
    // Closing while Redis is away rejects it, with nobody waiting any more.
    subscribed.catch(() => undefined);
    return { client, subscribed };
  }
}
