import { Coalescer } from '../batch/coalesce';
import type { ClaimedExecution, DueExecution } from '../ports/execution-records';
import type { ExecutionStore } from '../ports/execution-store';
import type { PlanCache } from '../plan/plan-cache';
import { PlanError } from '../plan/plan-error';
import { LeaseLostError } from '../ports/lease-lost-error';
import { AttemptAborted } from '../run/node-failure';
import { runExecution } from '../run/run-execution';
import type { RunDependencies } from '../run/run-options';
import { initialState } from '../run/run-state';
import type { LeaseKeeper } from './lease-keeper';

/** The reason by which somebody's wish ends an execution. */
function cancelled(): AttemptAborted {
  return new AttemptAborted({ code: 'cancelled', message: 'The execution was cancelled.' }, 'cancelled');
}

/** The reason by which a shutdown stops what is still running. */
export class ShutdownError extends Error {
  override readonly name = 'ShutdownError';

  constructor() {
    super('the worker is shutting down');
  }
}

/** Claims executions and runs them: the whole of what a wake-up sets off. */
export class ExecutionRunner {
  private readonly claims: Coalescer<string, ClaimedExecution | undefined>;
  private readonly running = new Map<string, { controller: AbortController; done: Promise<void> }>();
  private readonly claiming = new Set<Promise<unknown>>();
  private isClosing = false;

  constructor(
    private readonly workerId: string,
    private readonly store: ExecutionStore,
    private readonly plans: PlanCache,
    private readonly leases: LeaseKeeper,
    private readonly dependencies: RunDependencies,
    /** Told of executions that may begin now because another of their workflow has ended. */
    private readonly wakeNext: (next: DueExecution[]) => void,
  ) {
    this.claims = new Coalescer((ids) => this.claimTogether(ids), { pressure: () => this.running.size });
  }

  /** How many executions run here now. */
  get runningCount(): number {
    return this.running.size;
  }

  /**
   * Claims an execution and runs it to its end. Resolves without doing anything when somebody else holds it or it has ended.
   * Rejects only when the store failed: the execution is then taken up again after its lease.
   */
  async run(executionId: string): Promise<void> {
    const execution = await this.claim(executionId);
    if (!execution) return;
    const controller = new AbortController();
    const done = this.runClaimed(execution, controller);
    this.running.set(executionId, { controller, done });
    try {
      await done;
    } finally {
      this.running.delete(executionId);
    }
  }

  /** Ends executions that run here as `cancelled`; others are not here to end. */
  cancel(executionIds: string[]): void {
    for (const executionId of executionIds) this.running.get(executionId)?.controller.abort(cancelled());
  }

  /** Waits for what runs, at most `graceMs`; then stops it and gives its leases back, so that another worker goes on. */
  async shutdown(graceMs: number): Promise<void> {
    this.isClosing = true;
    // A claim that was under way is given back: what it would start now would find its sandbox closed.
    await Promise.allSettled(this.claiming);
    const finished = Promise.allSettled([...this.running.values()].map(({ done }) => done));
    await Promise.race([finished, new Promise((resolve) => setTimeout(resolve, graceMs).unref())]);
    const unfinished = this.leases.leases();
    for (const { controller } of this.running.values()) controller.abort(new ShutdownError());
    await finished;
    if (unfinished.length > 0) await this.store.releaseLeases(this.workerId, unfinished);
  }

  /** The execution, if it is ours now; nothing while the worker shuts down. */
  private async claim(executionId: string): Promise<ClaimedExecution | undefined> {
    if (this.isClosing) return undefined;
    const claim = this.claims.submit(executionId).then(async (execution) => {
      if (!execution || !this.isClosing) return execution;
      await this.store.releaseLeases(this.workerId, [execution]);
      return undefined;
    });
    this.claiming.add(claim);
    return claim.finally(() => this.claiming.delete(claim));
  }

  private async claimTogether(ids: string[]): Promise<(ClaimedExecution | undefined)[]> {
    const claimed = new Map(
      (await this.store.claim([...new Set(ids)], this.workerId)).map((each) => [each.executionId, each]),
    );
    // A repeated wake-up in the same group must not run it twice.
    return ids.map((id) => {
      const execution = claimed.get(id);
      claimed.delete(id);
      return execution;
    });
  }

  private async runClaimed(execution: ClaimedExecution, controller: AbortController): Promise<void> {
    this.leases.hold(execution, {
      lose: (reason) => controller.abort(reason),
      cancel: () => controller.abort(cancelled()),
    });
    if (execution.cancelRequested) controller.abort(cancelled());
    const timer = this.startTimeout(execution, controller);
    try {
      const [plan, recorded] = await Promise.all([
        this.plans.get(execution.workflowId, execution.version),
        execution.resumed ? this.store.loadSteps(execution.executionId) : [],
      ]);
      timer.arm(plan.document.settings.timeoutMs);
      const state = initialState(plan, execution, recorded, this.dependencies.clock.now().getTime());
      await runExecution(state, controller.signal, this.dependencies);
      if (plan.document.settings.maxConcurrency !== null) this.findNext(execution.workflowId);
    } catch (error) {
      // What still runs beside the node that failed us must stop too.
      controller.abort(error);
      await this.endBadly(execution, error);
    } finally {
      timer.clear();
      this.leases.release(execution);
    }
  }

  /** What is not found now is found by the sweeper. */
  private findNext(workflowId: string): void {
    this.store.findNextOfWorkflow(workflowId).then(
      (next) => this.wakeNext(next),
      (error: unknown) =>
        this.dependencies.logger.warn(
          { err: error, workflowId },
          'next execution not woken, the sweeper will',
        ),
    );
  }

  /** A bad plan ends the execution; a lost lease and a shutdown leave it to somebody else. */
  private async endBadly(execution: ClaimedExecution, error: unknown): Promise<void> {
    if (error instanceof LeaseLostError || error instanceof ShutdownError) return;
    if (!(error instanceof PlanError)) throw error;
    const { executionId, leaseEpoch } = execution;
    const { code, message } = error;
    const finish = { status: 'failed' as const, outputJson: null, error: { code, message } };
    await this.dependencies.writer
      .write({ executionId, leaseEpoch, steps: [], finish }, 'now')
      .catch((lost: unknown) => {
        if (!(lost instanceof LeaseLostError)) throw lost;
      });
  }

  /** The workflow's own time limit counts from the first claim, also after a resume. */
  private startTimeout(execution: ClaimedExecution, controller: AbortController) {
    let timer: NodeJS.Timeout | undefined;
    return {
      arm: (timeoutMs: number) => {
        const remainingMs =
          execution.startedAt.getTime() + timeoutMs - this.dependencies.clock.now().getTime();
        // At once, not in a moment: an execution that only waits would be parked again before.
        if (remainingMs <= 0) controller.abort(executionTimedOut(timeoutMs));
        else
          timer = setTimeout(
            () => controller.abort(executionTimedOut(timeoutMs)),
            Math.min(remainingMs, MAX_TIMER_MS),
          );
      },
      clear: () => clearTimeout(timer),
    };
  }
}

/** setTimeout takes at most a signed 32-bit number of milliseconds. */
const MAX_TIMER_MS = 2 ** 31 - 1;

function executionTimedOut(timeoutMs: number): AttemptAborted {
  return new AttemptAborted({
    code: 'execution-timeout',
    message: `The execution did not finish within ${timeoutMs} ms. Raise timeoutMs in the workflow's settings, or make it do less.`,
  });
}
