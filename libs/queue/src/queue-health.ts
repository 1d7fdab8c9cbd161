import type { CarrierLink } from './carriers/carrier-link';

/** Whether wake-ups can be carried. */
export class QueueHealth {
  constructor(private readonly link: CarrierLink) {}

  /** Resolves when the carrier answers and is set up. Rejects within seconds when not. */
  ping(): Promise<void> {
    return this.link.ping();
  }
}
