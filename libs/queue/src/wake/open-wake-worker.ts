import { openCarrierLink } from '../carriers/open-carrier-link';
import type { WakeJob } from '../executions-queue';
import type { QueueOptions } from '../queue-options';
import { settleWithin } from '../within';
import { WakeWorker } from './wake-worker';

/** What a worker outside Nest does. */
export interface OpenWakeWorkerOptions extends QueueOptions {
  /** Called with each wake-up. A rejection ends the job all the same. */
  process: (job: WakeJob) => Promise<void>;
  /** Most wake-ups at a time. 1 when absent. */
  concurrency?: number;
}

/** Takes wake-ups, without Nest: for tests and tools. `close` waits for what runs. */
export function openWakeWorker(options: OpenWakeWorkerOptions): {
  worker: WakeWorker;
  close(): Promise<void>;
} {
  const link = openCarrierLink(options);
  const worker = new WakeWorker((job) => options.process(job.data), link, options);
  return {
    worker,
    async close() {
      await settleWithin(worker.close(), 10_000);
      await link.close();
    },
  };
}
