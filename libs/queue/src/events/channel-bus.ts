import type { QueueLogger } from '../queue-options';
import { within } from '../within';
import { BusListeners } from './bus-listeners';
import type { Channel } from './channel';

const PUBLISH_TIMEOUT_MS = 2_000;

/** What carries the payloads of one channel. It connects at the first use. */
export interface ChannelCarrier {
  /** Sends payloads, in order. Rejects when it can't. */
  send(payloads: string[]): Promise<void>;
  /** Begins to listen, if it does not yet. Resolves within seconds, the carrier there or not; never rejects. */
  listen(): Promise<void>;
  /** Lets go of the connections. */
  close(): Promise<void>;
}

/** Opens what carries a channel; `onPayload` is told what comes on it. */
export type OpenCarrier = (channel: string, onPayload: (payload: string) => void) => ChannelCarrier;

/** Spreads items over one channel of a carrier to every process. May lose them. */
export class ChannelBus<Item> {
  private readonly listeners: BusListeners<Item>;
  private readonly carrier: ChannelCarrier;
  private isFailing = false;

  constructor(
    private readonly channel: Channel<Item>,
    open: OpenCarrier,
    private readonly logger: QueueLogger,
  ) {
    this.listeners = new BusListeners(channel, logger);
    this.carrier = open(channel.name, (payload) => this.listeners.tell(payload));
  }

  /** Never rejects: what cannot be sent within 2 seconds is lost, with one warning until it works again. */
  async publish(items: Item[]): Promise<void> {
    const payloads = this.channel.encode(items);
    if (payloads.length === 0) return;
    const noAnswer = () => new Error('the carrier does not answer');
    try {
      await within(this.carrier.send(payloads), PUBLISH_TIMEOUT_MS, noAnswer);
      this.isFailing = false;
    } catch (error) {
      if (!this.isFailing) this.logger.warn({ err: error, channel: this.channel.name }, 'not published');
      this.isFailing = true;
    }
  }

  /** Resolves when listening, or within seconds while the carrier is away: it is heard again when it is back. */
  async subscribe(listener: (items: Item[]) => void): Promise<() => Promise<void>> {
    const stop = this.listeners.add(listener);
    await this.carrier.listen();
    return () => Promise.resolve(stop());
  }

  /** Lets go of the connections, within a second or so. */
  close(): Promise<void> {
    return this.carrier.close();
  }
}
