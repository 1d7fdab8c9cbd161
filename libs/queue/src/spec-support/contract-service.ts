import type { QueueCarrier } from '../queue-options';
import type { StoredJob } from '@rex/testing';

/** A real service under test, by way past any proxy. */
export interface ContractService {
  url: string;
  /** The carrier, reached at `url`. */
  carrier(url: string): QueueCarrier;
  /** Removes every job. */
  clear(): Promise<void>;
  /** Every job that is stored. */
  storedJobs(): Promise<StoredJob[]>;
  /** Sends a payload on a channel as it is. */
  sendRaw(channel: string, payload: string): Promise<void>;
  /** Has the service cut the connections that listen for buses. Gives how many. */
  cutBusConnections(): Promise<number>;
  close(): Promise<void>;
}
