import type { BackendFactory, ConnectionOptions } from 'bullmq';

/** What BullMQ needs to reach a carrier. Opening one connects nothing yet. */
export interface CarrierLink {
  /** Builds BullMQ's storage side for a Queue or a Worker. */
  backendFactory: BackendFactory;
  /** Connection of a Queue: refuses at once while the carrier is away. */
  queueConnection: ConnectionOptions;
  /** Connection of a Worker: waits for the carrier to come back. */
  workerConnection: ConnectionOptions;
  /** True when a lost worker's jobs need BullMQ's own lock renewal and stalled check. */
  hasJobLocks: boolean;
  /** Resolves when the carrier answers. Rejects within seconds when it does not. */
  ping(): Promise<void>;
  /** Lets go of the connections. Resolves within seconds, the carrier there or not. */
  close(): Promise<void>;
}
