import { encodeHints, EventBus, EXECUTION_HINTS_CHANNEL, type ExecutionHint } from '@rex/engine';
import { PostgresListener } from '../postgres/postgres-listener';
import { SILENT_LOGGER, type QueueLogger } from '../queue-options';
import { within } from '../within';
import { BusListeners } from './bus-listeners';

const PUBLISH_TIMEOUT_MS = 2_000;

/**
 * Hints by LISTEN and NOTIFY, over one connection that is opened at the first use. The execution store notifies inside its own
 * writes, on the same channel; `publish` is for hints that no write carries.
 */
export class PostgresEventBus extends EventBus {
  private readonly listeners: BusListeners;
  private readonly listener: PostgresListener;

  constructor(
    url: string,
    private readonly logger: QueueLogger = SILENT_LOGGER,
    private readonly channel: string = EXECUTION_HINTS_CHANNEL,
  ) {
    super();
    this.listeners = new BusListeners(logger);
    this.listener = new PostgresListener({
      url,
      channel,
      applicationName: 'rex-event-bus',
      onPayload: (payload) => this.listeners.tell(payload),
      logger,
    });
  }

  /** Never rejects: what cannot be sent within 2 seconds is lost, with a warning. */
  async publish(hints: ExecutionHint[]): Promise<void> {
    if (hints.length === 0) return;
    try {
      await within(
        this.send(encodeHints(hints)),
        PUBLISH_TIMEOUT_MS,
        () => new Error('PostgreSQL does not answer'),
      );
    } catch (error) {
      this.logger.warn({ err: error, hints: hints.length }, 'hints not published');
    }
  }

  /** Resolves when listening, or at once while PostgreSQL is away: it is heard again when it is back. */
  async subscribe(listener: (hints: ExecutionHint[]) => void): Promise<() => Promise<void>> {
    const stop = this.listeners.add(listener);
    await this.listener.start();
    return () => Promise.resolve(stop());
  }

  /** Lets go of the connection, within a second or so. */
  close(): Promise<void> {
    return this.listener.close();
  }

  private async send(payloads: string[]): Promise<void> {
    await this.listener.start();
    const connection = this.listener.connection;
    if (!connection) throw new Error('not connected');
    await connection.query('SELECT pg_notify($1, payload) FROM unnest($2::text[]) AS payload', [
      this.channel,
      payloads,
    ]);
  }
}
