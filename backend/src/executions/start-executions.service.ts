import { Injectable, Logger } from '@nestjs/common';
import { PostgresExecutionStore, type ExecutionOutcome } from '@rex/database';
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

  /** Starts an execution and waits for its end, at most `timeoutMs`. Undefined as in `start`. */
  startAndWait(
    request: StartRequest,
    timeoutMs: number,
  ): Promise<{ accepted: AcceptedExecution; outcome: ExecutionOutcome | undefined } | undefined> {
    return this.counted(async () => {
      const execution = newExecution(request);
      // Listening begins before the execution is woken: its end can't slip through.
      const early = this.completions.wait(execution.id, timeoutMs);
      const accepted = await this.accept(execution).catch((error: unknown) => {
        early.cancel();
        throw error;
      });
      if (accepted?.id === execution.id) return { accepted, outcome: await early.outcome };
      early.cancel();
      if (!accepted || accepted.status === 'deleted') return accepted && { accepted, outcome: undefined };
      return { accepted, outcome: await this.completions.waitForKnown(accepted.id, timeoutMs).outcome };
    });
  }

  private async accept(execution: NewExecution): Promise<AcceptedExecution | undefined> {
    const outcome = await this.accepts.submit(execution);
    if (outcome.kind === 'refused') return undefined;
    if (!outcome.duplicate) this.wake(outcome.id);
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

  /** A wake-up that is lost costs time, not the execution: the sweeper finds it. */
  private wake(executionId: string): void {
    this.queue.enqueue([{ executionId, leaseEpoch: 0 }]).catch((error: unknown) => {
      this.logger.warn({ err: error, executionId }, 'wake-up not sent, the sweeper will');
    });
  }
}

function newExecution({ input, idempotencyKey, retry, ...rest }: StartRequest): NewExecution {
  const keys = { dedupeKey: idempotencyKey ?? null, retry: retry ?? null };
  return { ...rest, ...keys, id: newId(), inputJson: JSON.stringify(input) };
}
