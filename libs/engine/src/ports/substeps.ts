import type { LlmUsage, StepError } from '@rex/node-sdk';

/** One call that a step made of a model or a tool. Recorded for itself, so that a crash repeats none that was answered. */
export interface Substep {
  /** Unique within the step, the same in every attempt. */
  name: string;
  kind: 'model' | 'tool';
  /** For people: the model that was asked, or the name of the tool. */
  label: string;
  status: 'running' | 'completed' | 'failed';
  /** What it was asked, as JSON text; null when that is not kept. */
  inputJson: string | null;
  /** What is needed to go on from it, as JSON text. */
  outputJson: string | null;
  error: StepError | null;
  startedAt: Date;
  finishedAt: Date | null;
  /** What a call of a model took; null for tools. Counts, and is kept, once the substep has ended. */
  spent: Spent | null;
}

/** Tokens and money that a call of a model took. */
export interface Spent {
  provider: string;
  model: string;
  usage: LlmUsage;
  /** In USD; null when the price is not known. */
  cost: number | null;
  /** What was set aside of a budget for the call, and is free again when this is recorded. */
  reservationId?: string | null;
}

/** The substeps of one step. */
export interface SubstepStore {
  /** All that are recorded, in the order in which they began. */
  load(): Promise<Substep[]>;
  /**
   * Adds or replaces the substep of that name, and counts what it spent, once. One that has ended stays as it is. Committed when the
   * promise resolves.
   * @throws LeaseLostError when the execution's lease is not of the step's epoch any more (PROMISES P6)
   */
  record(substep: Substep): Promise<void>;
}

/** The substeps of a running attempt: what is recorded is loaded once, when it is first asked for. */
export interface SubstepBook {
  find(name: string): Promise<Substep | undefined>;
  /** As SubstepStore. */
  record(substep: Substep): Promise<void>;
}
