import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { ExecutionsRepository, type ExecutionOutcome } from '@rex/database';
import { Coalescer, EventBus, isTerminal } from '@rex/engine';

/** Hints can be lost (a dropped LISTEN session): whoever waits is looked up this often besides, in one statement for all. */
const POLL_MS = 1000;

/** How long waits may go on while the process shuts down. */
const GOODBYE_MS = 2000;

/** A wait under way. */
export interface CompletionWait {
  outcome: Promise<ExecutionOutcome | undefined>;
  /** Ends it without an outcome. */
  cancel(): void;
}

/** Lets a request wait for the end of an execution without a query of its own. */
@Injectable()
export class CompletionWaiter implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger(CompletionWaiter.name);
  private readonly waiting = new Map<string, Set<(outcome?: ExecutionOutcome) => void>>();
  private readonly lookups: Coalescer<string, ExecutionOutcome | undefined>;
  private isClosing = false;
  private timer: NodeJS.Timeout | undefined;
  private unsubscribe: () => Promise<void> = () => Promise.resolve();

  constructor(
    private readonly bus: EventBus,
    private readonly executions: ExecutionsRepository,
  ) {
    this.lookups = new Coalescer(
      async (ids) => {
        const outcomes = new Map((await this.executions.findOutcomes(ids)).map((each) => [each.id, each]));
        return ids.map((id) => outcomes.get(id));
      },
      { pressure: () => this.waiting.size },
    );
  }

  async onModuleInit(): Promise<void> {
    this.unsubscribe = await this.bus.subscribe((hints) => {
      for (const { executionId, finished } of hints)
        if (finished && this.waiting.has(executionId)) this.lookUp(executionId);
    });
    this.timer = setInterval(() => {
      for (const executionId of this.waiting.keys()) this.lookUp(executionId);
    }, POLL_MS);
  }

  /** Before the server closes: who waits now gets a moment more, then hears that the execution goes on without them. */
  async onModuleDestroy(): Promise<void> {
    const givesUpAt = Date.now() + GOODBYE_MS;
    while (this.waiting.size > 0 && Date.now() < givesUpAt) await sleep(50);
    this.isClosing = true;
    clearInterval(this.timer);
    for (const listeners of this.waiting.values()) for (const done of listeners) done();
    await this.unsubscribe();
  }

  /**
   * Waits for the end of an execution; the outcome is undefined when it has not ended in time. Call it before the execution
   * is woken, so that its end can't be missed.
   */
  wait(executionId: string, timeoutMs: number): CompletionWait {
    let done: (outcome?: ExecutionOutcome) => void = () => undefined;
    const outcome = new Promise<ExecutionOutcome | undefined>((resolve) => {
      done = (result) => {
        clearTimeout(timer);
        const listeners = this.waiting.get(executionId);
        listeners?.delete(done);
        if (listeners?.size === 0) this.waiting.delete(executionId);
        resolve(result);
      };
      const timer = setTimeout(done, this.isClosing ? 0 : timeoutMs);
      this.waiting.set(executionId, (this.waiting.get(executionId) ?? new Set()).add(done));
    });
    return { outcome, cancel: () => done() };
  }

  /** The same for an execution that may have ended before: it is looked up at once. */
  waitForKnown(executionId: string, timeoutMs: number): CompletionWait {
    const wait = this.wait(executionId, timeoutMs);
    this.lookUp(executionId);
    return wait;
  }

  private lookUp(executionId: string): void {
    this.lookups
      .submit(executionId)
      .then((outcome) => {
        if (!outcome || !isTerminal(outcome.status)) return;
        for (const done of this.waiting.get(executionId) ?? []) done(outcome);
      })
      .catch((error: unknown) =>
        this.logger.warn({ err: error, executionId }, 'end of execution not read, trying again'),
      );
  }
}
