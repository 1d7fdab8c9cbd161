/**
 * Tells workers which executions somebody wants to end. May lose it: the wish stands in the row, and a worker sees it there when it
 * renews its leases. A class, so that Nest can inject it.
 */
export abstract class CancelBus {
  /** Called after commit. Never rejects. */
  abstract publish(executionIds: string[]): Promise<void>;
  /** Calls `listener` with ids from every process. Returns how to stop. */
  abstract subscribe(listener: (executionIds: string[]) => void): Promise<() => Promise<void>>;
}
