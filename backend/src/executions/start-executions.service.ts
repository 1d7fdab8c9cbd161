import { Injectable, Logger } from '@nestjs/common';
import { PostgresExecutionStore, type ExecutionOutcome } from '@rex/database';
import { Coalescer, WakeQueue, type AcceptedExecution, type NewExecution, type TriggerType } from '@rex/engine';
import { newId } from '@rex/platform';
import type { JsonValue } from '@rex/workflow';
import { CompletionWaiter } from './completion-waiter';

/** What to start: already checked to be the caller's and runnable. */
export interface StartRequest {
  ownerId: string;
  workflowId: string;
  version: number;
  triggerType: TriggerType;
  triggerNodeId: string;
  input: JsonValue;
  /** The caller's Idempotency-Key. */
  idempotencyKey?: string;
}

/** The one entrance by which executions come into being (DESIGN section 6.1). */
@Injectable()
export class StartExecutionsService {
  private readonly logger = new Logger(StartExecutionsService.name);
  private readonly accepts: Coalescer<NewExecution, AcceptedExecution>;

  constructor(
    private readonly store: PostgresExecutionStore,
    private readonly queue: WakeQueue,
    private readonly completions: CompletionWaiter,
  ) {
    this.accepts = new Coalescer((requests) => this.store.accept(requests));
  }

  /** Resolves when the execution is committed (PROMISES P1); executions accepted together share the commit. */
  async start(request: StartRequest): Promise<AcceptedExecution> {
    return this.accept(newExecution(request));
  }

  /** Starts an execution and waits for its end, at most `timeoutMs`. */
  async startAndWait(
    request: StartRequest,
    timeoutMs: number,
  ): Promise<{ accepted: AcceptedExecution; outcome: ExecutionOutcome | undefined }> {
    const execution = newExecution(request);
    // Listening begins before the execution is woken: its end can't slip through.
    const early = this.completions.wait(execution.id, timeoutMs);
    const accepted = await this.accept(execution);
    const outcome = await (accepted.id === execution.id ? early : this.completions.wait(accepted.id, timeoutMs));
    return { accepted, outcome };
  }

  private async accept(execution: NewExecution): Promise<AcceptedExecution> {
    const accepted = await this.accepts.submit(execution);
    if (!accepted.duplicate) this.wake(accepted.id);
    return accepted;
  }

  /** A wake-up that is lost costs time, not the execution: the sweeper finds it. */
  private wake(executionId: string): void {
    this.queue.enqueue([{ executionId, leaseEpoch: 0 }]).catch((error: unknown) => {
      this.logger.warn({ err: error, executionId }, 'wake-up not sent, the sweeper will');
    });
  }
}

function newExecution({ input, idempotencyKey, ...rest }: StartRequest): NewExecution {
  return { ...rest, id: newId(), inputJson: JSON.stringify(input), dedupeKey: idempotencyKey ?? null };
}
