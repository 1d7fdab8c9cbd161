import type { JobJson } from 'bullmq';
import type { TakenRow } from './wake-statements';

/** What BullMQ's Worker reads: job, id, rate limit delay, time of the next delayed job. */
export type NextJob = [JobJson | null, string, number, number];

/** There is none. */
export const NO_JOB: NextJob = [null, '', 0, 0];

/** A taken row in the form of `moveToActive`. */
export function toNextJob(row: TakenRow | undefined): NextJob {
  return row ? [toJobJson(row), row.id, 0, 0] : NO_JOB;
}

/** A taken row as BullMQ's own JSON of a job. */
export function toJobJson(row: TakenRow): JobJson {
  return {
    id: row.id,
    name: row.name,
    data: row.data,
    opts: { attempts: 1, removeOnComplete: true, removeOnFail: true },
    progress: 0,
    attemptsMade: 0,
    attemptsStarted: 1,
    processedOn: Date.now(),
    timestamp: Number(row.added_at_ms),
    failedReason: '',
    returnvalue: 'null',
    stalledCounter: 0,
  };
}
