import type { EventBus } from '@rex/engine';
import type { ProxyMode } from './faulty-proxy';

/** An EventBus that can be closed. */
export type OpenEventBus = EventBus & { close(): Promise<void> };

/** What the contract suite needs of an implementation. */
export interface EventBusHarness {
  bus: OpenEventBus;
  /** Another handle on the same bus, as a second process has. */
  otherBus: OpenEventBus;
  /** Sends a payload as it is, past both. */
  sendRaw(payload: string): Promise<void>;
  /** Has the service itself cut the bus's connections. Gives how many it cut. */
  cutConnections(): Promise<number>;
  /** Takes the carrier away from both, or brings it back. */
  setCarrier(mode: ProxyMode): void;
  close(): Promise<void>;
}
