import { encodeHints, EventBus, EXECUTION_HINTS_CHANNEL, type ExecutionHint } from '@rex/engine';
import type { Redis } from 'ioredis';
import { SILENT_LOGGER, type QueueLogger } from '../queue-options';
import { createRedisClient } from '../redis/create-redis-client';
import { whenConnected } from '../redis/when-connected';
import { within } from '../within';
import { BusListeners } from './bus-listeners';

const PUBLISH_TIMEOUT_MS = 2_000;
const SUBSCRIBE_TIMEOUT_MS = 2_000;

/** Hints by Redis pub/sub: one connection publishes, another, opened by the first subscriber, listens. */
export class RedisEventBus extends EventBus {
  private readonly listeners: BusListeners;
  private readonly publisher: Redis;
  private subscriber: { client: Redis; subscribed: Promise<unknown> } | undefined;

  constructor(
    private readonly url: string,
    private readonly logger: QueueLogger = SILENT_LOGGER,
    private readonly channel: string = EXECUTION_HINTS_CHANNEL,
  ) {
    super();
    this.listeners = new BusListeners(logger);
    this.publisher = createRedisClient(url, 'fail-fast', logger);
  }

  /** Never rejects: what cannot be sent within 2 seconds is lost, with a warning. */
  async publish(hints: ExecutionHint[]): Promise<void> {
    if (hints.length === 0) return;
    try {
      await within(
        this.send(encodeHints(hints)),
        PUBLISH_TIMEOUT_MS,
        () => new Error('Redis does not answer'),
      );
    } catch (error) {
      this.logger.warn({ err: error, hints: hints.length }, 'hints not published');
    }
  }

  /** Resolves when listening, or after 2 seconds while Redis is away: it is heard again when it is back. */
  async subscribe(listener: (hints: ExecutionHint[]) => void): Promise<() => Promise<void>> {
    const stop = this.listeners.add(listener);
    this.subscriber ??= this.openSubscriber();
    await within(
      this.subscriber.subscribed,
      SUBSCRIBE_TIMEOUT_MS,
      () => new Error('Redis does not answer'),
    ).catch((error: unknown) => this.logger.warn({ err: error }, 'not listening to Redis yet'));
    return () => Promise.resolve(stop());
  }

  /** Lets go of the connections at once. */
  close(): Promise<void> {
    this.publisher.disconnect();
    this.subscriber?.client.disconnect();
    return Promise.resolve();
  }

  private openSubscriber(): { client: Redis; subscribed: Promise<unknown> } {
    const client = createRedisClient(this.url, 'patient', this.logger);
    client.on('message', (_channel: string, payload: string) => this.listeners.tell(payload));
    const subscribed = client.subscribe(this.channel);
    // Closing while Redis is away rejects it, with nobody waiting any more.
    subscribed.catch(() => undefined);
    return { client, subscribed };
  }

  private async send(payloads: string[]): Promise<void> {
    await whenConnected(this.publisher);
    await Promise.all(payloads.map((payload) => this.publisher.publish(this.channel, payload)));
  }
}
