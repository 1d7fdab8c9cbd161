import { Processor, WorkerHost } from '@nestjs/bullmq';
import { Engine } from '@rex/engine';
import { EXECUTIONS_QUEUE, type WakeJob } from '@rex/queue';
import type { Job } from 'bullmq';
import { QueueWatchdog } from './queue-watchdog';

/** Translates a wake-up into an engine call, and nothing else. Whatever happens to the job says nothing about the execution. */
@Processor(EXECUTIONS_QUEUE)
export class RunExecutionProcessor extends WorkerHost {
  constructor(
    private readonly engine: Engine,
    private readonly watchdog: QueueWatchdog,
  ) {
    super();
  }

  process(job: Job<WakeJob>): Promise<void> {
    this.watchdog.noteJob();
    return this.engine.run(job.data.executionId);
  }
}
