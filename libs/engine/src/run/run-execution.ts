import { reachableFrom, readyNodes } from '@rex/workflow';
import type { ExecutionFinish, StepWrite } from '../ports/execution-store';
import { executionOutput } from './execution-output';
import { AttemptAborted } from './node-failure';
import { NodeRun, type NodeResult } from './node-run';
import type { RunDependencies } from './run-options';
import type { RunState } from './run-state';

/**
 * Runs one execution to its end and records it: repeat { ready nodes → run them, bounded } until nothing is ready.
 * The last write holds the end and whatever steps were not written yet, so a pure workflow costs about one transaction.
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
  private readonly running = new Set<string>();
  private readonly settled: { nodeId: string; result?: NodeResult; thrown?: unknown }[] = [];
  private wake: () => void = () => undefined;

  constructor(
    private readonly state: RunState,
    private readonly signal: AbortSignal,
    private readonly dependencies: RunDependencies,
  ) {}

  async run(): Promise<void> {
    try {
      this.seed();
      await this.runUntilNothingIsReady();
    } catch (error) {
      // Its time limit or a cancel ends the execution; a lost lease or a shutdown leaves it to somebody else.
      if (!(error instanceof AttemptAborted)) throw error;
      this.state.failure = error.stepError;
      this.record([...this.running].map((nodeId) => this.emptyRow(nodeId, 'cancelled')));
    }
    await this.finish();
  }

  private async runUntilNothingIsReady(): Promise<void> {
    for (;;) {
      this.startReady();
      if (this.running.size === 0) return;
      await this.nextSettled();
      this.absorbSettled();
    }
  }

  /** Only what the trigger reaches takes part; the rest is skipped from the start. */
  private seed(): void {
    const { plan, execution, progress } = this.state;
    const reachable = reachableFrom(plan.graph, [execution.triggerNodeId]);
    const outside = plan.order.filter((id) => !reachable.has(id) && !progress.has(id));
    this.skip(outside);
    if (!progress.has(execution.triggerNodeId)) this.start(execution.triggerNodeId);
  }

  private startReady(): void {
    if (this.state.failure) return;
    const { plan, progress } = this.state;
    const { ready, skipped } = readyNodes(plan.graph, plan.order, progress);
    this.skip(skipped);
    const room = this.dependencies.limits.nodeConcurrency - this.running.size;
    for (const nodeId of ready.slice(0, Math.max(room, 0))) this.start(nodeId);
  }

  private start(nodeId: string): void {
    const planned = this.state.plan.nodes.get(nodeId);
    if (!planned) throw new Error(`no node "${nodeId}" in the plan`);
    this.state.progress.set(nodeId, { state: 'running' });
    this.running.add(nodeId);
    new NodeRun(this.state, planned, this.signal, this.dependencies)
      .run()
      .then((result) => this.settled.push({ nodeId, result }))
      .catch((thrown: unknown) => this.settled.push({ nodeId, thrown }))
      .finally(() => this.wake());
  }

  private nextSettled(): Promise<void> {
    if (this.settled.length > 0) return Promise.resolve();
    return new Promise((resolve) => {
      this.wake = resolve;
    });
  }

  private absorbSettled(): void {
    for (const { nodeId, result, thrown } of this.settled.splice(0)) {
      if (!result) throw thrown;
      this.running.delete(nodeId);
      const { write, output } = result;
      if (write.status === 'failed' && write.port === null && write.error) {
        this.state.failure ??= { ...write.error, nodeId };
      }
      this.state.progress.set(nodeId, { state: 'done', port: write.port });
      if (output !== undefined) this.state.outputs.set(nodeId, output);
      this.record([write]);
    }
  }

  private skip(nodeIds: string[]): void {
    for (const nodeId of nodeIds) this.state.progress.set(nodeId, { state: 'skipped' });
    this.record(nodeIds.map((nodeId) => this.emptyRow(nodeId, 'skipped')));
  }

  private record(steps: StepWrite[]): void {
    if (steps.length === 0) return;
    const { executionId, leaseEpoch } = this.state.execution;
    void this.dependencies.writer.write({ executionId, leaseEpoch, steps }, 'soon');
  }

  private async finish(): Promise<void> {
    const { plan, progress, failure, execution } = this.state;
    this.skip(plan.order.filter((id) => !progress.has(id)));
    const finish: ExecutionFinish = failure
      ? { status: 'failed', outputJson: null, error: failure }
      : { status: 'completed', outputJson: JSON.stringify(executionOutput(this.state)), error: null };
    const { executionId, leaseEpoch } = execution;
    await this.dependencies.writer.write({ executionId, leaseEpoch, steps: [], finish }, 'now');
  }

  /** The row of a node that gave nothing. */
  private emptyRow(nodeId: string, status: 'skipped' | 'cancelled'): StepWrite {
    return {
      nodeId,
      nodeType: this.state.plan.nodes.get(nodeId)?.node.type ?? '',
      status,
      port: null,
      outputJson: null,
      error: null,
      attempt: 0,
      startedAt: null,
      finishedAt: this.dependencies.clock.now(),
      durationMs: null,
      logs: [],
      warnings: [],
    };
  }
}
