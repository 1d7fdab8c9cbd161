import { Injectable, Logger } from '@nestjs/common';
import { PostgresExecutionStore, type ExecutionOutcome, type StepOutcome } from '@rex/database';
import {
  Coalescer,
  WakeQueue,
  type AcceptCondition,
  type AcceptedExecution,
  type AcceptOutcome,
  type NewExecution,
  type RetryRequest,
  type TriggerType,
} from '@rex/engine';
import { newId } from '@rex/platform';
import type { JsonValue } from '@rex/workflow';
import { CompletionWaiter } from './completion-waiter';
import type { Wait } from './hint-waits';

/** What to start: already checked to be the caller's and runnable. */
export interface StartRequest {
  ownerId: string;
  workflowId: string;
  version: number;
  /** What the workflow must still be when the execution is accepted. */
  condition: AcceptCondition;
  triggerType: TriggerType;
  triggerNodeId: string;
  input: JsonValue;
  /** Most executions of the workflow that may be under way when this one begins, as its version says; null: no bound. */
  maxConcurrency: number | null;
  /** The caller's Idempotency-Key. */
  idempotencyKey?: string;
  /** Present when it repeats an earlier execution. */
  retry?: RetryRequest;
}

/** A transaction of a caller's in which executions are accepted. */
export interface AcceptingTransaction {
  accept(requests: NewExecution[]): Promise<AcceptOutcome[]>;
}

/** An execution that was started, and what was waited for; undefined when it has not come in time. */
export interface Waited<Found> {
  accepted: AcceptedExecution;
  outcome: Found | undefined;
}

/** The one entrance by which executions come into being (DESIGN section 6.1). */
@Injectable()
export class StartExecutionsService {
  private readonly logger = new Logger(StartExecutionsService.name);
  private inFlight = 0;
  private readonly accepts: Coalescer<NewExecution, AcceptOutcome>;

  constructor(
    private readonly store: PostgresExecutionStore,
    private readonly queue: WakeQueue,
    private readonly completions: CompletionWaiter,
  ) {
    this.accepts = new Coalescer((requests) => this.store.accept(requests), {
      pressure: () => this.inFlight,
    });
  }

  /**
   * Resolves when the execution is committed (PROMISES P1); executions accepted together share the commit. Undefined when the
   * workflow does not meet the condition any more.
   */
  start(request: StartRequest): Promise<AcceptedExecution | undefined> {
    return this.counted(() => this.accept(newExecution(request)));
  }

  /** Starts an execution and waits for its end, at most `timeoutMs` and until `signal`. Undefined as in `start`. */
  startAndWait(
    request: StartRequest,
    timeoutMs: number,
    signal?: AbortSignal,
  ): Promise<Waited<ExecutionOutcome> | undefined> {
    return this.startWaiting(request, (id) => this.completions.wait(id, timeoutMs), signal);
  }

  /** The same, for what one node gives, or the end of the execution without it. */
  startAndWaitForStep(
    request: StartRequest,
    nodeId: string,
    timeoutMs: number,
    signal?: AbortSignal,
  ): Promise<Waited<StepOutcome> | undefined> {
    return this.startWaiting(request, (id) => this.completions.waitForStep(id, nodeId, timeoutMs), signal);
  }

  /**
   * Accepts executions, whose ids the caller chose, with a transaction of the caller's; says which. The caller wakes them when it is
   * committed. What they need to start once, they have there: they take no idempotency key.
   */
  async startWithin(
    transaction: AcceptingTransaction,
    requests: (Omit<StartRequest, 'idempotencyKey' | 'retry'> & { id: string })[],
  ): Promise<Set<string>> {
    const outcomes = await transaction.accept(requests.map((each) => newExecution(each, each.id)));
    return new Set(outcomes.flatMap((each) => (each.kind === 'accepted' ? each.id : [])));
  }

  /** Wakes executions that are committed. One that is lost costs time, not the execution: the sweeper finds it. */
  wake(executionIds: string[]): void {
    if (executionIds.length === 0) return;
    const jobs = executionIds.map((executionId) => ({ executionId, leaseEpoch: 0 }));
    this.queue.enqueue(jobs).catch((error: unknown) => {
      const [executionId] = executionIds;
      this.logger.warn(
        { err: error, executionId, executions: jobs.length },
        'wake-up not sent, the sweeper will',
      );
    });
  }

  private startWaiting<Found>(
    request: StartRequest,
    begin: (executionId: string) => Wait<Found>,
    signal: AbortSignal | undefined,
  ): Promise<Waited<Found> | undefined> {
    return this.counted(async () => {
      const execution = newExecution(request);
      // Listening begins before the execution is woken: its end can't slip through.
      let wait = begin(execution.id);
      const giveUp = () => wait.cancel();
      try {
        const accepted = await this.accept(execution);
        if (!accepted || accepted.status === 'deleted' || signal?.aborted)
          return accepted && { accepted, outcome: undefined };
        if (accepted.id !== execution.id) {
          wait.cancel();
          wait = begin(accepted.id);
          // It may have ended long ago, and nobody would say so.
          this.completions.lookAgain(accepted.id);
        }
        signal?.addEventListener('abort', giveUp, { once: true });
        return { accepted, outcome: await wait.outcome };
      } finally {
        signal?.removeEventListener('abort', giveUp);
        wait.cancel();
      }
    });
  }

  private async accept(execution: NewExecution): Promise<AcceptedExecution | undefined> {
    const outcome = await this.accepts.submit(execution);
    if (outcome.kind === 'refused') return undefined;
    if (!outcome.duplicate) this.wake([outcome.id]);
    return outcome;
  }

  /** Executions that requests start or wait for now: the more there are, the more of them share a commit. */
  private async counted<Result>(work: () => Promise<Result>): Promise<Result> {
    this.inFlight += 1;
    try {
      return await work();
    } finally {
      this.inFlight -= 1;
    }
  }
}

function newExecution(
  { input, idempotencyKey, retry, ...rest }: StartRequest,
  id: string = newId(),
): NewExecution {
  const keys = { dedupeKey: idempotencyKey ?? null, retry: retry ?? null };
  return { ...rest, ...keys, id, inputJson: JSON.stringify(input) };
}
