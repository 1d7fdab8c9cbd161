import type { DueExecution } from './execution-store';

/**
 * Carries wake-ups to workers. It may lose, repeat or reorder them: the claim decides, the sweeper repairs.
 * Implemented by BullMQ on Redis and on PostgreSQL.
 */
export interface WakeQueue {
  /** Adds wake-ups. Rejects within the queue's own timeout when the carrier is away. */
  enqueue(executions: DueExecution[]): Promise<void>;
}
