/** Says that an execution's rows have changed up to `revision`. A hint only: rows are the truth. */
export interface ExecutionHint {
  executionId: string;
  revision: number;
  /** True when the execution has ended. */
  finished: boolean;
}

/** Spreads hints to every process. May lose them; readers poll as a fallback. A class, so that Nest can inject it. */
export abstract class EventBus {
  /** Called after commit, once for each write. */
  abstract publish(hints: ExecutionHint[]): Promise<void>;
  /** Calls `listener` with hints from every process, this one included. Returns how to stop. */
  abstract subscribe(listener: (hints: ExecutionHint[]) => void): Promise<() => Promise<void>>;
}
