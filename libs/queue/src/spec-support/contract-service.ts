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
  /** Sends a payload on the channel of hints as it is. */
  sendRaw(payload: string): Promise<void>;
  /** Has the service cut the connections of event buses. Gives how many. */
  cutBusConnections(): Promise<number>;
  close(): Promise<void>;
}
