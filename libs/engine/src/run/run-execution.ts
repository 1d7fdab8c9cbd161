import { setTimeout as sleep } from 'node:timers/promises';
import { reachableFrom, readyNodes } from '@rex/workflow';
import type { ExecutionFinish, ExecutionWrite, StepWrite } from '../ports/execution-records';
import type { PlannedNode } from '../plan/compile-plan';
import { executionOutput } from './execution-output';
import { AttemptAborted } from './node-failure';
import { NodeRun, type NodeResult } from './node-run';
import type { RunDependencies } from './run-options';
import type { RunState } from './run-state';
import { skippedRow } from './step-row';

/**
 * Runs one execution to its end and records it: repeat { ready nodes → run them, bounded } until nothing is ready.
 * The last write holds the end and whatever steps were not written yet, so a pure workflow costs about one transaction.
 * When all that is left to do is to wait for a while, the execution is parked instead and its worker is free.
 *
 * @throws the signal's reason when it was stopped for another worker to go on, LeaseLostError when it is not ours any more:
 * the end is not written then.
 */
export async function runExecution(
  state: RunState,
  signal: AbortSignal,
  dependencies: RunDependencies,
): Promise<void> {
  await new ExecutionRun(state, signal, dependencies).run();
}

class ExecutionRun {
  private readonly running = new Map<string, NodeRun>();
  private readonly settled: { nodeId: string; result?: NodeResult; thrown?: unknown }[] = [];
  private wake: () => void = () => undefined;

  constructor(
    private readonly state: RunState,
    private readonly signal: AbortSignal,
    private readonly dependencies: RunDependencies,
  ) {}

  async run(): Promise<void> {
    try {
      if (this.signal.aborted) throw this.signal.reason;
      this.seed();
      if ((await this.runUntilNothingIsReady()) === 'waiting') return await this.park();
    } catch (error) {
      // Its time limit or a cancel ends the execution; a lost lease or a shutdown leaves it to somebody else.
      if (!(error instanceof AttemptAborted)) throw error;
      this.state.failure = error.stepError;
      this.state.endsAs = error.endsAs;
      this.cancel([...this.running.values()].map((each) => each.cancelledRow()));
    }
    await this.finish();
  }

  private async runUntilNothingIsReady(): Promise<'ended' | 'waiting'> {
    for (;;) {
      this.startDue();
      this.startReady();
      const dueInMs = this.nextDueInMs();
      if (this.running.size === 0) {
        if (dueInMs === undefined || this.state.failure) return 'ended';
        if (dueInMs > this.dependencies.limits.longWaitMs) return 'waiting';
      }
      await this.nextEvent(dueInMs);
      this.absorbSettled();
    }
  }

  /** Only what the trigger reaches takes part; the rest is skipped from the start. */
  private seed(): void {
    const { plan, execution, progress } = this.state;
    const reachable = reachableFrom(plan.graph, [execution.triggerNodeId]);
    this.skip(plan.order.filter((id) => !reachable.has(id) && !progress.has(id)));
    if (!progress.has(execution.triggerNodeId)) this.start(execution.triggerNodeId);
  }

  private startReady(): void {
    if (this.state.failure) return;
    const { plan, progress } = this.state;
    const { ready, skipped } = readyNodes(plan.graph, plan.order, progress);
    this.skip(skipped);
    for (const nodeId of ready.slice(0, this.room())) this.start(nodeId);
  }

  /** Steps whose wait is over go on with their next attempt. */
  private startDue(): void {
    if (this.state.failure) return;
    const nowMs = this.nowMs();
    const due = [...this.state.waiting].filter(([, { dueAtMs }]) => dueAtMs <= nowMs);
    for (const [nodeId, { step }] of due.slice(0, this.room())) {
      this.state.waiting.delete(nodeId);
      this.state.begun.set(nodeId, step);
      this.start(nodeId);
    }
  }

  private start(nodeId: string): void {
    this.state.progress.set(nodeId, { state: 'running' });
    const run = new NodeRun(this.state, this.planned(nodeId), this.signal, this.dependencies);
    this.running.set(nodeId, run);
    run
      .run()
      .then((result) => this.settled.push({ nodeId, result }))
      .catch((thrown: unknown) => this.settled.push({ nodeId, thrown }))
      .finally(() => this.wake());
  }

  /** Resolves when a node has settled or a wait is over. @throws the signal's reason when nothing runs that would */
  private async nextEvent(dueInMs: number | undefined): Promise<void> {
    if (this.settled.length > 0) return;
    if (this.running.size === 0) {
      await sleep(dueInMs, undefined, { signal: this.signal }).catch(() => {
        throw this.signal.reason;
      });
      return;
    }
    await new Promise<void>((resolve) => {
      const hasRoom = dueInMs !== undefined && this.room() > 0;
      const timer = hasRoom ? setTimeout(resolve, Math.min(dueInMs, MAX_TIMER_MS)) : undefined;
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  private absorbSettled(): void {
    for (const { nodeId, result, thrown } of this.settled.splice(0)) {
      if (!result) throw thrown;
      this.running.delete(nodeId);
      this.record([result.write]);
      if (result.kind === 'waiting') {
        this.state.waiting.set(nodeId, { step: result.write, dueAtMs: result.dueAtMs });
        continue;
      }
      const { write, output } = result;
      if (write.status === 'failed' && write.port === null && write.error) {
        this.state.failure ??= { ...write.error, nodeId };
      }
      this.state.progress.set(nodeId, { state: 'done', port: write.port });
      if (output !== undefined) this.state.outputs.set(nodeId, output);
    }
  }

  private skip(nodeIds: string[]): void {
    const now = this.dependencies.clock.now();
    for (const nodeId of nodeIds) this.state.progress.set(nodeId, { state: 'skipped' });
    this.record(nodeIds.map((nodeId) => skippedRow(this.planned(nodeId).node, now)));
  }

  private cancel(rows: StepWrite[]): void {
    for (const { nodeId } of rows) this.state.progress.set(nodeId, { state: 'done', port: null });
    this.record(rows);
  }

  private record(steps: StepWrite[]): void {
    if (steps.length > 0) void this.write(steps, undefined, 'soon');
  }

  private async park(): Promise<void> {
    const { plan, execution } = this.state;
    const leftMs = execution.startedAt.getTime() + plan.document.settings.timeoutMs - this.nowMs();
    const resumeInMs = Math.max(0, Math.min(this.nextDueInMs() ?? 0, leftMs));
    await this.write([], { status: 'waiting', resumeInMs }, 'now');
  }

  private async finish(): Promise<void> {
    const { plan, progress, failure, endsAs, waiting } = this.state;
    const finishedAt = this.dependencies.clock.now();
    this.cancel(
      [...waiting].map(([nodeId, { step }]) => {
        const { type } = this.planned(nodeId).node;
        const durationMs = step.startedAt && finishedAt.getTime() - step.startedAt.getTime();
        return { ...step, nodeType: type, status: 'cancelled', resumeInMs: null, finishedAt, durationMs };
      }),
    );
    this.skip(plan.order.filter((id) => !progress.has(id)));
    const finish: ExecutionFinish = failure
      ? { status: endsAs, outputJson: null, error: endsAs === 'cancelled' ? null : failure }
      : { status: 'completed', outputJson: JSON.stringify(executionOutput(this.state)), error: null };
    await this.write([], finish, 'now');
  }

  private write(
    steps: StepWrite[],
    finish: ExecutionWrite['finish'],
    urgency: 'now' | 'soon',
  ): Promise<void> {
    const { executionId, leaseEpoch } = this.state.execution;
    return this.dependencies.writer.write(
      { executionId, leaseEpoch, steps, ...(finish && { finish }) },
      urgency,
    );
  }

  private planned(nodeId: string): PlannedNode {
    const planned = this.state.plan.nodes.get(nodeId);
    if (!planned) throw new Error(`no node "${nodeId}" in the plan`);
    return planned;
  }

  private room(): number {
    return Math.max(this.dependencies.limits.nodeConcurrency - this.running.size, 0);
  }

  private nowMs(): number {
    return this.dependencies.clock.now().getTime();
  }

  /** Time until the first wait is over; undefined when no step waits. */
  private nextDueInMs(): number | undefined {
    const times = [...this.state.waiting.values()].map(({ dueAtMs }) => dueAtMs);
    return times.length === 0 ? undefined : Math.max(0, Math.min(...times) - this.nowMs());
  }
}

/** setTimeout takes at most a signed 32-bit number of milliseconds. */
const MAX_TIMER_MS = 2 ** 31 - 1;
