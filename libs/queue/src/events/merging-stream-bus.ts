import { PieceBuffer, StreamBus, type StreamPiece } from '@rex/engine';
import type { ChannelBus } from './channel-bus';

/** What may wait while the carrier is slow. */
const MAX_WAITING_CHARACTERS = 500_000;

/** A StreamBus that sends one batch at a time: what comes meanwhile is merged for the next one, and forgotten beyond a bound. */
export class MergingStreamBus extends StreamBus {
  private readonly waiting = new PieceBuffer(MAX_WAITING_CHARACTERS);
  private sending: Promise<void> | undefined;

  constructor(private readonly bus: Pick<ChannelBus<StreamPiece>, 'publish' | 'subscribe' | 'close'>) {
    super();
  }

  /** Resolves when nothing waits any more. */
  publish(pieces: StreamPiece[]): Promise<void> {
    for (const piece of pieces) this.waiting.add(piece);
    if (this.waiting.size === 0) return this.sending ?? Promise.resolve();
    return (this.sending ??= this.sendAll());
  }

  subscribe(listener: (pieces: StreamPiece[]) => void): Promise<() => Promise<void>> {
    return this.bus.subscribe(listener);
  }

  close(): Promise<void> {
    return this.bus.close();
  }

  private async sendAll(): Promise<void> {
    while (this.waiting.size > 0) await this.bus.publish(this.waiting.take());
    // In the same turn as the last look: a piece that comes now begins a batch of its own.
    this.sending = undefined;
  }
}
