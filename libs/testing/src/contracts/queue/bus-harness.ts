import type { EventBus, StreamBus } from '@rex/engine';
import type { ProxyMode } from './faulty-proxy';

/** An EventBus that can be closed. */
export type OpenEventBus = EventBus & { close(): Promise<void> };

/** A StreamBus that can be closed. */
export type OpenStreamBus = StreamBus & { close(): Promise<void> };

/** What the contract suites need of an implementation. */
export interface BusHarness<Bus> {
  bus: Bus;
  /** Another handle on the same bus, as a second process has. */
  otherBus: Bus;
  /** Sends a payload as it is, past both. */
  sendRaw(payload: string): Promise<void>;
  /** Has the service itself cut the connections that listen. Gives how many it cut. */
  cutConnections(): Promise<number>;
  /** Takes the carrier away from both, or brings it back. */
  setCarrier(mode: ProxyMode): void;
  close(): Promise<void>;
}
