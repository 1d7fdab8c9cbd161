import { decodeHints, type ExecutionHint } from '@rex/engine';
import type { QueueLogger } from '../queue-options';

/** Who listens on a bus in this process. */
export class BusListeners {
  private readonly listeners = new Set<(hints: ExecutionHint[]) => void>();

  constructor(private readonly logger: QueueLogger) {}

  /** Returns how to stop. */
  add(listener: (hints: ExecutionHint[]) => void): () => void {
    // Wrapped, so that the same function may listen twice.
    const own = (hints: ExecutionHint[]) => listener(hints);
    this.listeners.add(own);
    return () => void this.listeners.delete(own);
  }

  /** Tells everyone what a payload says; one that fails does not keep the others from hearing. */
  tell(payload: string): void {
    const hints = decodeHints(payload);
    if (hints.length === 0) return;
    for (const listener of this.listeners) {
      try {
        listener(hints);
      } catch (error) {
        this.logger.warn({ err: error }, 'a listener of the event bus failed');
      }
    }
  }
}
