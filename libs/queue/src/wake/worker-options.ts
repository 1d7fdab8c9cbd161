import type { WorkerOptions } from 'bullmq';
import type { CarrierLink } from '../carriers/carrier-link';

/** Options of a BullMQ Worker of the executions queue. */
export function workerOptions(link: CarrierLink): WorkerOptions {
  return {
    connection: link.workerConnection,
    // A worker that hears nothing looks for itself this often, in seconds.
    drainDelay: 5,
    // The lock tells BullMQ that the process lives; the execution's own lease decides who may run it.
    lockDuration: 30_000,
    stalledInterval: 30_000,
    maxStalledCount: 1,
    skipLockRenewal: !link.hasJobLocks,
    skipStalledCheck: !link.hasJobLocks,
    // Pause after a failed fetch while the carrier is away, in milliseconds.
    runRetryDelay: 1_000,
    removeOnComplete: { count: 0 },
    removeOnFail: { count: 0 },
  };
}
