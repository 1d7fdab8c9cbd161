import { Socket } from 'node:net';
import { Client } from 'pg';
import { SILENT_LOGGER, type QueueLogger } from '../queue-options';
import { settleWithin, within } from '../within';

/** How often a silent connection is asked whether it still lives: TCP alone may not notice for hours. */
const HEARTBEAT_MS = 30_000;
const ANSWER_TIMEOUT_MS = 5_000;
const MAX_PAUSE_MS = 5_000;

/** What to listen to, and whom to tell. */
export interface PostgresListenerOptions {
  url: string;
  channel: string;
  applicationName: string;
  onPayload: (payload: string) => void;
  /** Called each time listening begins, also after a broken connection. */
  onListening?: () => void;
  logger?: QueueLogger;
}

/** LISTENs on a connection of its own and replaces that connection when it breaks, for ever. */
export class PostgresListener {
  private link: Link | undefined;
  private timer: NodeJS.Timeout | undefined;
  private failures = 0;
  private isStarted = false;
  private isClosed = false;
  private readonly logger: QueueLogger;

  constructor(private readonly options: PostgresListenerOptions) {
    this.logger = options.logger ?? SILENT_LOGGER;
  }

  /** The connection, while there is one that listens. */
  get connection(): Client | undefined {
    return this.link?.client;
  }

  /** Begins. Resolves after the first attempt, successful or not; never rejects. */
  async start(): Promise<void> {
    if (this.isStarted || this.isClosed) return;
    this.isStarted = true;
    await this.connect();
  }

  /** Ends within a second or so, the server there or not. */
  async close(): Promise<void> {
    this.isClosed = true;
    clearTimeout(this.timer);
    const link = this.link;
    this.link = undefined;
    if (link) await endLink(link);
  }

  private async connect(): Promise<void> {
    const { channel, onListening } = this.options;
    const link = this.makeLink();
    try {
      await link.client.connect();
      const listen = link.client.query(`LISTEN ${link.client.escapeIdentifier(channel)}`);
      await within(listen, ANSWER_TIMEOUT_MS, noAnswer);
    } catch (error) {
      void endLink(link);
      this.retry(error);
      return;
    }
    if (this.isClosed) {
      await endLink(link);
      return;
    }
    if (this.failures > 0) this.logger.info({ channel }, 'listening to PostgreSQL again');
    this.failures = 0;
    this.link = link;
    this.beat(link);
    onListening?.();
  }

  private makeLink(): Link {
    const { url, applicationName, onPayload } = this.options;
    const socket = new Socket();
    const client = new Client({
      connectionString: url,
      application_name: applicationName,
      connectionTimeoutMillis: ANSWER_TIMEOUT_MS,
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
      stream: () => socket,
    });
    const link = { client, socket };
    client.on('notification', ({ payload }) => onPayload(payload ?? ''));
    client.on('error', (error) => this.replace(link, error));
    client.on('end', () => this.replace(link, new Error('the connection ended')));
    return link;
  }

  private beat(link: Link): void {
    this.timer = setTimeout(() => {
      within(link.client.query('SELECT 1'), ANSWER_TIMEOUT_MS, noAnswer).then(
        () => {
          if (this.link === link) this.beat(link);
        },
        (error: unknown) => this.replace(link, error),
      );
    }, HEARTBEAT_MS);
    this.timer.unref();
  }

  private replace(link: Link, error: unknown): void {
    if (this.link !== link || this.isClosed) return;
    this.link = undefined;
    clearTimeout(this.timer);
    void endLink(link);
    this.retry(error);
  }

  private retry(error: unknown): void {
    if (this.isClosed) return;
    const { channel } = this.options;
    if (this.failures === 0)
      this.logger.warn({ err: error, channel }, 'not listening to PostgreSQL, trying again');
    const pauseMs = Math.min(50 * 2 ** Math.min(this.failures++, 10), MAX_PAUSE_MS);
    this.timer = setTimeout(() => void this.connect(), pauseMs);
  }
}

/** A client and its socket, which can be cut when the server says nothing any more. */
interface Link {
  client: Client;
  socket: Socket;
}

function noAnswer(): Error {
  return new Error('PostgreSQL does not answer');
}

/** Says goodbye, and cuts the connection when that gets no answer. */
async function endLink({ client, socket }: Link): Promise<void> {
  await settleWithin(client.end(), 500);
  socket.destroy();
}
