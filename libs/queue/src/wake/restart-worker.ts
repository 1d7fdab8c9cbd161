import type { BullRegistrar, WorkerHost } from '@nestjs/bullmq';
import { settleWithin } from '../within';

/**
 * Gives a Nest processor a new BullMQ Worker in place of the one it has, with the same concurrency. For an application with
 * one processor: Nest's registrar makes new workers for all of them.
 */
export async function restartWorker(host: WorkerHost, registrar: BullRegistrar): Promise<void> {
  const { worker: former } = host;
  registrar.register();
  host.worker.concurrency = former.concurrency;
  // By force: a deaf worker has no jobs, and its connections may not answer.
  await settleWithin(former.close(true), 5_000);
}
