import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { ExecutionsRepository, type ExecutionOutcome, type StepOutcome } from '@rex/database';
import { EventBus, isTerminal } from '@rex/engine';
import { HintWaits, type Wait } from './hint-waits';

/** Hints can be lost (a dropped LISTEN session): whoever waits is looked up this often besides, in one statement for all. */
const POLL_MS = 1000;

/** How long waits may go on while the process shuts down. */
const GOODBYE_MS = 2000;

/** Lets a request wait for the end of an execution, or for one node of it, without a query of its own. */
@Injectable()
export class CompletionWaiter implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger(CompletionWaiter.name);
  private readonly ends: HintWaits<{ executionId: string }, ExecutionOutcome>;
  private readonly steps: HintWaits<{ executionId: string; nodeId: string }, StepOutcome>;
  private timer: NodeJS.Timeout | undefined;
  private unsubscribe: () => Promise<void> = () => Promise.resolve();

  constructor(
    private readonly bus: EventBus,
    executions: ExecutionsRepository,
  ) {
    const onFailure = (error: unknown, executionId: string) =>
      this.logger.warn({ err: error, executionId }, 'end of execution not read, trying again');
    this.ends = new HintWaits({
      look: async (subjects) => {
        const outcomes = await executions.findOutcomes([
          ...new Set(subjects.map((each) => each.executionId)),
        ]);
        const byId = new Map(outcomes.map((each) => [each.id, each]));
        return subjects.map((each) => byId.get(each.executionId));
      },
      concerns: (hint) => hint.finished,
      isOver: (outcome) => isTerminal(outcome.status),
      onFailure,
    });
    this.steps = new HintWaits({
      look: async (subjects) => {
        const outcomes = await executions.findStepOutcomes(subjects);
        const byStep = new Map(outcomes.map((each) => [`${each.id} ${each.nodeId}`, each]));
        return subjects.map((each) => byStep.get(`${each.executionId} ${each.nodeId}`));
      },
      concerns: () => true,
      isOver: (outcome) => outcome.stepOutputJson !== null || isTerminal(outcome.status),
      onFailure,
    });
  }

  async onModuleInit(): Promise<void> {
    this.unsubscribe = await this.bus.subscribe((hints) => {
      this.ends.hear(hints);
      this.steps.hear(hints);
    });
    this.timer = setInterval(() => {
      this.ends.lookAtAll();
      this.steps.lookAtAll();
    }, POLL_MS);
  }

  /** Before the server closes: who waits now gets a moment more, then hears that the execution goes on without them. */
  async onModuleDestroy(): Promise<void> {
    const givesUpAt = Date.now() + GOODBYE_MS;
    while (this.ends.size + this.steps.size > 0 && Date.now() < givesUpAt) await sleep(50);
    clearInterval(this.timer);
    this.ends.close();
    this.steps.close();
    await this.unsubscribe();
  }

  /**
   * Waits for the end of an execution; the outcome is undefined when it has not ended in time. Call it before the execution
   * is woken, so that its end can't be missed, or `lookAgain` after it.
   */
  wait(executionId: string, timeoutMs: number): Wait<ExecutionOutcome> {
    return this.ends.wait({ executionId }, timeoutMs);
  }

  /** The same for what one node gives, or the end of the execution without it. */
  waitForStep(executionId: string, nodeId: string, timeoutMs: number): Wait<StepOutcome> {
    return this.steps.wait({ executionId, nodeId }, timeoutMs);
  }

  /** Looks whether what is waited for has come already. */
  lookAgain(executionId: string): void {
    this.ends.lookAgain(executionId);
    this.steps.lookAgain(executionId);
  }
}
