import type { WorkerHost } from '@nestjs/bullmq';
import { BullRegistrar } from '@nestjs/bullmq';
import { Injectable, Logger } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { SweepReport } from '@rex/engine';
import { restartWorker, WorkerWatchdog } from '@rex/queue';

/** Gives the processor a new BullMQ Worker when the one it has went deaf after an outage of the queue's carrier. */
@Injectable()
export class QueueWatchdog {
  private readonly logger = new Logger(QueueWatchdog.name);
  private host: WorkerHost | undefined;
  private readonly watchdog = new WorkerWatchdog({
    restart: () => this.restart(),
    now: () => performance.now(),
  });

  constructor(private readonly modules: ModuleRef) {}

  /** A job has come: the worker hears. */
  noteJob(): void {
    this.watchdog.noteJob();
  }

  /** Called after each sweep. */
  check(seen: SweepReport, host: WorkerHost): void {
    this.host = host;
    this.watchdog
      .check(seen)
      .catch((error: unknown) => this.logger.warn({ err: error }, 'queue worker not restarted'));
  }

  private async restart(): Promise<void> {
    if (!this.host) return;
    this.logger.warn({}, 'due work waits and no job comes: restarting the queue worker');
    await restartWorker(this.host, this.modules.get(BullRegistrar, { strict: false }));
  }
}
