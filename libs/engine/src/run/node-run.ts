import { setTimeout as sleep } from 'node:timers/promises';
import type { NodeOutcome, StepError } from '@rex/node-sdk';
import { ERROR_PORT, MAIN_PORT, type JsonValue } from '@rex/workflow';
import type { Lease, StepWrite } from '../ports/execution-store';
import type { PlannedNode } from '../plan/compile-plan';
import { buildScope, type NodeScope } from './build-scope';
import { isUnexpected, toStepError } from './node-failure';
import { retryDelay } from './retry-delay';
import { runAttempt } from './run-attempt';
import type { RunDependencies } from './run-options';
import type { RunState } from './run-state';
import { StepJournal } from './step-journal';

/** What became of a node: the row to write and the value to hand on. */
export interface NodeResult {
  write: StepWrite;
  /** Present when the output leaves by a port. */
  output: JsonValue | undefined;
}

/** One node of one execution, from its first attempt to its end. */
export class NodeRun {
  private readonly journal: StepJournal;
  private readonly startedAt: Date;
  private readonly lease: Lease;
  private attempt: number;

  constructor(
    private readonly state: RunState,
    private readonly planned: PlannedNode,
    private readonly signal: AbortSignal,
    private readonly dependencies: RunDependencies,
  ) {
    const interrupted = state.interrupted.get(planned.node.id);
    this.journal = new StepJournal(dependencies.clock, dependencies.limits.maxLogLines);
    this.startedAt = interrupted?.startedAt ?? dependencies.clock.now();
    this.attempt = (interrupted?.attempt ?? 0) + 1;
    this.lease = { executionId: state.execution.executionId, leaseEpoch: state.execution.leaseEpoch };
  }

  /**
   * Runs attempts until one succeeds or the retry policy ends, then applies `onError`. The node's own failures are results.
   * @throws the signal's reason when the execution was stopped, LeaseLostError when it is not ours any more.
   */
  async run(): Promise<NodeResult> {
    if (this.mustNotRepeat()) return this.interruptedResult();
    const nodeScope = buildScope(this.state, this.planned);
    this.warnOfCollisions(nodeScope);
    if (this.planned.node.disabled) return this.passedThrough(nodeScope.scope.input);
    for (; ; this.attempt += 1) {
      const result = await this.runOnce(nodeScope);
      if (result.kind === 'done') return result.node;
      const delayMs = this.delayBeforeRetry(result.error);
      if (delayMs === undefined) return this.failedResult(result.error);
      this.journal.log(
        'warn',
        `attempt ${this.attempt} failed (${result.error.code}: ${result.error.message}), next in ${delayMs} ms`,
      );
      await sleep(delayMs, undefined, { signal: this.signal }).catch(() => {
        throw this.signal.reason;
      });
    }
  }

  /** PROMISES P5: a `once` step that was in flight when its worker was lost may have acted already. */
  private mustNotRepeat(): boolean {
    return this.state.interrupted.has(this.planned.node.id) && this.planned.retryClass === 'once';
  }

  private interruptedResult(): NodeResult {
    this.attempt -= 1;
    return this.failedResult({
      code: 'interrupted',
      message:
        'interrupted: outcome unknown. The worker was lost while this step acted; check the target, then retry from here.',
    });
  }

  private async runOnce(
    nodeScope: NodeScope,
  ): Promise<{ kind: 'done'; node: NodeResult } | { kind: 'failed'; error: StepError }> {
    const { writer, limits, logger } = this.dependencies;
    const { planned, attempt, journal, signal } = this;
    // What acts on the outside must be known to have begun before it acts.
    if (planned.retryClass !== 'pure') {
      await writer.write({ ...this.lease, steps: [this.runningRow()] }, 'now');
    }
    const showRunning = setTimeout(
      () => void writer.write({ ...this.lease, steps: [this.runningRow()] }, 'soon'),
      limits.showRunningAfterMs,
    );
    try {
      const { execution } = this.state;
      return this.settle(
        await runAttempt({ execution, planned, nodeScope, attempt, journal, signal }, this.dependencies),
      );
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      if (isUnexpected(error)) {
        logger.error(
          { err: journal.cleanThrown(error), executionId: this.lease.executionId, nodeId: planned.node.id },
          'node crashed',
        );
      }
      return { kind: 'failed', error: this.journal.cleanError(toStepError(error)) };
    } finally {
      clearTimeout(showRunning);
    }
  }

  private settle(outcome: NodeOutcome): Awaited<ReturnType<NodeRun['runOnce']>> {
    if (outcome.kind === 'failed') return { kind: 'failed', error: this.journal.cleanError(outcome.error) };
    const outputJson = JSON.stringify(outcome.output);
    const { maxOutputBytes } = this.dependencies.limits;
    if (outputJson.length > maxOutputBytes || Buffer.byteLength(outputJson) > maxOutputBytes) {
      const message = `The output is larger than ${maxOutputBytes} bytes. Return less, or raise LIMIT_OUTPUT_BYTES.`;
      return { kind: 'failed', error: { code: 'output-too-large', message, retryable: false } };
    }
    const port = outcome.kind === 'branch' ? outcome.port : MAIN_PORT;
    const write = this.endRow({ status: 'completed', port, outputJson, error: null });
    return { kind: 'done', node: { write, output: outcome.output } };
  }

  /** A disabled node is skipped and hands its input on, so that what follows still runs. */
  private passedThrough(input: JsonValue): NodeResult {
    const outputJson = JSON.stringify(input);
    return {
      write: this.endRow({ status: 'skipped', port: MAIN_PORT, outputJson, error: null }),
      output: input,
    };
  }

  private failedResult(error: StepError): NodeResult {
    const { onError } = this.planned.node.settings;
    if (onError === 'fail') {
      return {
        write: this.endRow({ status: 'failed', port: null, outputJson: null, error }),
        output: undefined,
      };
    }
    const output: JsonValue = { error: { code: error.code, message: error.message } };
    const port = onError === 'branch' ? ERROR_PORT : MAIN_PORT;
    return {
      write: this.endRow({ status: 'failed', port, outputJson: JSON.stringify(output), error }),
      output,
    };
  }

  private delayBeforeRetry(error: StepError): number | undefined {
    if (error.retryable === false) return undefined;
    return retryDelay(this.planned.node.settings.retry, this.attempt, this.dependencies.random());
  }

  private warnOfCollisions({ collisions }: NodeScope): void {
    for (const key of collisions) {
      this.journal.warn({
        code: 'input-collision',
        message: `several parents give "${key}"; the later one was taken`,
      });
    }
  }

  private runningRow(): StepWrite {
    return this.row({ status: 'running', port: null, outputJson: null, error: null }, null);
  }

  private endRow(end: Pick<StepWrite, 'status' | 'port' | 'outputJson' | 'error'>): StepWrite {
    return this.row(end, this.dependencies.clock.now());
  }

  private row(
    rest: Pick<StepWrite, 'status' | 'port' | 'outputJson' | 'error'>,
    finishedAt: Date | null,
  ): StepWrite {
    return {
      ...rest,
      nodeId: this.planned.node.id,
      nodeType: this.planned.node.type,
      attempt: this.attempt,
      startedAt: this.startedAt,
      finishedAt,
      durationMs: finishedAt && finishedAt.getTime() - this.startedAt.getTime(),
      logs: this.journal.logs,
      warnings: this.journal.warnings,
    };
  }
}
