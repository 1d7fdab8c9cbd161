import type { DueExecution } from './execution-records';

/**
 * Carries wake-ups to workers. It may lose, repeat or reorder them: the claim decides, the sweeper repairs.
 * Implemented by BullMQ on Redis and on PostgreSQL. A class, so that Nest can inject it by its name.
 */
export abstract class WakeQueue {
  /** Adds wake-ups. Rejects within the queue's own timeout when the carrier is away. */
  abstract enqueue(executions: DueExecution[]): Promise<void>;
}
