import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { StreamBus, type StreamPiece } from '@rex/engine';
import { ListenersById } from './listeners-by-id';

/** Tells whoever follows an execution what its running steps show: one subscription for all in this process. */
@Injectable()
export class TextWatch implements OnModuleInit, OnModuleDestroy {
  private readonly watched = new ListenersById<StreamPiece>();
  private unsubscribe: () => Promise<void> = () => Promise.resolve();

  constructor(private readonly bus: StreamBus) {}

  async onModuleInit(): Promise<void> {
    this.unsubscribe = await this.bus.subscribe((pieces) => {
      for (const piece of pieces) this.watched.tell(piece.executionId, piece);
    });
  }

  async onModuleDestroy(): Promise<void> {
    await this.unsubscribe();
  }

  /** Who may see the execution is the caller's to know. Returns how to stop, which may be called again. */
  watch(executionId: string, listener: (piece: StreamPiece) => void): () => void {
    return this.watched.add(executionId, listener);
  }
}
