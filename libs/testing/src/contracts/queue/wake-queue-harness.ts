import type { WakeQueue } from '@rex/engine';
import type { ProxyMode } from './faulty-proxy';

/** What the contract suite needs of an implementation. */
export interface WakeQueueHarness {
  queue: WakeQueue & { close(): Promise<void> };
  /** Starts a consumer, as a worker process does. A rejection of `process` fails the job. */
  consume(options: ConsumeOptions): Promise<WakeConsumer>;
  /** Every job the carrier holds, waiting or not. */
  storedJobs(): Promise<StoredJob[]>;
  /** Takes the carrier away from everyone, or brings it back. */
  setCarrier(mode: ProxyMode): void;
  close(): Promise<void>;
}

export interface ConsumeOptions {
  process: (executionId: string) => Promise<void> | void;
  concurrency?: number;
}

export interface WakeConsumer {
  /** Waits for what runs. */
  close(): Promise<void>;
}

/** A job as the carrier stores it; `data` is JSON text. */
export interface StoredJob {
  id: string;
  data: string;
}
