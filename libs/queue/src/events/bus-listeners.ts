import type { QueueLogger } from '../queue-options';
import type { Channel } from './channel';

/** Who listens on a channel in this process. */
export class BusListeners<Item> {
  private readonly listeners = new Set<(items: Item[]) => void>();

  constructor(
    private readonly channel: Pick<Channel<Item>, 'name' | 'decode'>,
    private readonly logger: QueueLogger,
  ) {}

  /** Returns how to stop. */
  add(listener: (items: Item[]) => void): () => void {
    // Wrapped, so that the same function may listen twice.
    const own = (items: Item[]) => listener(items);
    this.listeners.add(own);
    return () => void this.listeners.delete(own);
  }

  /** Tells everyone what a payload says; one that fails does not keep the others from hearing. */
  tell(payload: string): void {
    if (this.listeners.size === 0) return;
    const items = this.channel.decode(payload);
    if (items.length === 0) return;
    for (const listener of this.listeners) {
      try {
        listener(items);
      } catch (error) {
        this.logger.warn({ err: error, channel: this.channel.name }, 'a listener of a bus failed');
      }
    }
  }
}
