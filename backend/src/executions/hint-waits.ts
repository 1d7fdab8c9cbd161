import { Coalescer, type ExecutionHint } from '@rex/engine';
import { oneAtATime } from './one-at-a-time';

/** What is waited for: something of an execution. */
export interface WaitSubject {
  executionId: string;
}

/** A wait under way. */
export interface Wait<Found> {
  /** Undefined when it has not come in time, or nobody waits any more. */
  outcome: Promise<Found | undefined>;
  /** Ends it without an outcome. */
  cancel(): void;
}

export interface HintWaitsOptions<Subject extends WaitSubject, Found> {
  /** Reads how far the subjects are, all in one statement; one result for each, in order. */
  look(subjects: Subject[]): Promise<(Found | undefined)[]>;
  /** Whether a hint can be the news that somebody waits for. */
  concerns(hint: ExecutionHint): boolean;
  /** Whether the wait is over. */
  isOver(found: Found): boolean;
  /** A look failed; another follows. */
  onFailure(error: unknown, executionId: string): void;
}

interface Waiting<Subject, Found> {
  subject: Subject;
  done: (found?: Found) => void;
  look: () => void;
}

/** Waits for what hints announce. Nobody has a query of their own: those who wait are looked up together. */
export class HintWaits<Subject extends WaitSubject, Found> {
  private readonly waiting = new Map<string, Set<Waiting<Subject, Found>>>();
  private readonly looks: Coalescer<Subject, Found | undefined>;
  private isClosing = false;

  constructor(private readonly options: HintWaitsOptions<Subject, Found>) {
    this.looks = new Coalescer((subjects) => options.look(subjects), { pressure: () => this.waiting.size });
  }

  /** How many executions are waited for. */
  get size(): number {
    return this.waiting.size;
  }

  /** Call it before the execution is woken, so that the news can't be missed; or `lookAgain` after it. */
  wait(subject: Subject, timeoutMs: number): Wait<Found> {
    const { executionId } = subject;
    let done: (found?: Found) => void = () => undefined;
    const outcome = new Promise<Found | undefined>((resolve) => {
      const timer = setTimeout(() => done(), this.isClosing ? 0 : timeoutMs);
      const look = oneAtATime(() => this.look(entry));
      const entry: Waiting<Subject, Found> = { subject, done: (found?: Found) => done(found), look };
      done = (found) => {
        clearTimeout(timer);
        const entries = this.waiting.get(executionId);
        entries?.delete(entry);
        if (entries?.size === 0) this.waiting.delete(executionId);
        resolve(found);
      };
      this.waiting.set(executionId, (this.waiting.get(executionId) ?? new Set()).add(entry));
    });
    return { outcome, cancel: () => done() };
  }

  hear(hints: ExecutionHint[]): void {
    for (const hint of hints)
      if (this.waiting.has(hint.executionId) && this.options.concerns(hint)) this.lookAgain(hint.executionId);
  }

  /** Looks up whoever waits: hints can be lost. */
  lookAtAll(): void {
    for (const executionId of this.waiting.keys()) this.lookAgain(executionId);
  }

  /** Looks up those who wait for one execution. */
  lookAgain(executionId: string): void {
    for (const { look } of this.waiting.get(executionId) ?? []) look();
  }

  /** Whoever's wait is over meanwhile needs no look. */
  private async look(entry: Waiting<Subject, Found>): Promise<void> {
    const { executionId } = entry.subject;
    if (!this.waiting.get(executionId)?.has(entry)) return;
    try {
      const found = await this.looks.submit(entry.subject);
      if (found && this.options.isOver(found)) entry.done(found);
    } catch (error) {
      this.options.onFailure(error, executionId);
    }
  }

  /** Ends all waits; new ones end at once. */
  close(): void {
    this.isClosing = true;
    for (const entries of this.waiting.values()) for (const { done } of entries) done();
  }
}
