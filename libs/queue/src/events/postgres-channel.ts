import { createQueuePool } from '../postgres/create-queue-pool';
import { PostgresListener } from '../postgres/postgres-listener';
import type { QueueLogger } from '../queue-options';
import { settleWithin } from '../within';
import type { ChannelCarrier } from './channel-bus';

/** All payloads of a call in one statement. */
const NOTIFY = 'SELECT pg_notify($1, payload) FROM unnest($2::text[]) AS payload';

/**
 * A channel by LISTEN and NOTIFY: one connection sends, another, opened by the first subscriber, listens. Sending waits for no disk: its
 * session commits asynchronously. The execution store notifies inside its own writes, on the channel of hints; `send` is for what no
 * write carries.
 */
export class PostgresChannel implements ChannelCarrier {
  private readonly pool;
  private readonly listener: PostgresListener;

  constructor(
    url: string,
    private readonly channel: string,
    onPayload: (payload: string) => void,
    logger: QueueLogger,
  ) {
    // With one connection, what is sent later arrives later.
    this.pool = createQueuePool(url, 1, logger);
    this.listener = new PostgresListener({
      url,
      channel,
      applicationName: 'rex-event-bus',
      onPayload,
      logger,
    });
  }

  async send(payloads: string[]): Promise<void> {
    await this.pool.query(NOTIFY, [this.channel, payloads]);
  }

  listen(): Promise<void> {
    return this.listener.start();
  }

  async close(): Promise<void> {
    await Promise.all([this.listener.close(), settleWithin(this.pool.end(), 1_000)]);
  }
}
