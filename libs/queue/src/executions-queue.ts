import type { DueExecution } from '@rex/engine';
import type { JobsOptions } from 'bullmq';

/** The queue of wake-ups: `@Processor(EXECUTIONS_QUEUE)`. */
export const EXECUTIONS_QUEUE = 'executions';

/** Data of a wake-up: which execution may be run. Never more, so that a wake-up cannot contradict the row. */
export interface WakeJob {
  executionId: string;
}

/** A wake-up in the form that `Queue.addBulk` takes. */
export interface WakeJobRequest {
  name: string;
  data: WakeJob;
  opts: JobsOptions;
}

/**
 * Writes a due execution as a BullMQ job. The id carries the lease epoch: adding it again while it waits changes nothing, and
 * the next epoch is another job. BullMQ refuses `:` in ids.
 */
export function toWakeJob({ executionId, leaseEpoch }: DueExecution): WakeJobRequest {
  return {
    name: 'wake',
    data: { executionId },
    opts: {
      jobId: `${executionId}-${leaseEpoch}`,
      attempts: 1,
      removeOnComplete: true,
      removeOnFail: true,
    },
  };
}
