import { setTimeout as sleep } from 'node:timers/promises';
import type { NodeOutcome, StepError } from '@rex/node-sdk';
import { ERROR_PORT, MAIN_PORT, type JsonValue } from '@rex/workflow';
import type { Lease, StepWrite, StoredStep } from '../ports/execution-records';
import type { PlannedNode } from '../plan/compile-plan';
import { LeaseLostError } from '../ports/lease-lost-error';
import { buildScope, type NodeScope } from './build-scope';
import { isUnexpected, toStepError } from './node-failure';
import { retryDelay } from './retry-delay';
import { runAttempt } from './run-attempt';
import type { RunDependencies } from './run-options';
import type { RunState } from './run-state';
import { StepJournal } from './step-journal';
import { stepRow, type StepEnd } from './step-row';

/** What became of a node: it ended, or its next attempt is so far off that the worker may do something else. */
export type NodeResult =
  /** `output` is present when it leaves by a port. */
  | { kind: 'ended'; write: StepWrite; output: JsonValue | undefined }
  | { kind: 'waiting'; write: StepWrite; dueAtMs: number };

type AttemptResult =
  | { kind: 'done'; result: NodeResult }
  | { kind: 'failed'; error: StepError }
  | { kind: 'postponed'; error: StepError; afterMs: number };

/** One node of one execution, from its first attempt to its end or to a long wait. */
export class NodeRun {
  private readonly earlier: StoredStep | undefined;
  private readonly journal: StepJournal;
  private readonly startedAt: Date;
  private readonly lease: Lease;
  private attempt: number;
  private isFirst: boolean;
  private postponedMs: number;

  constructor(
    private readonly state: RunState,
    private readonly planned: PlannedNode,
    private readonly signal: AbortSignal,
    private readonly dependencies: RunDependencies,
  ) {
    this.earlier = state.begun.get(planned.node.id);
    this.journal = new StepJournal(dependencies.clock, dependencies.limits.maxLogLines, this.earlier);
    this.startedAt = this.earlier?.startedAt ?? dependencies.clock.now();
    this.attempt = nextAttempt(this.earlier);
    this.isFirst = !this.earlier;
    this.postponedMs = this.earlier?.error?.postponedMs ?? 0;
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
    const { slots, limits, clock } = this.dependencies;
    for (;;) {
      const attempted = await slots.run(this.state.execution.ownerId, this.signal, () =>
        this.runOnce(nodeScope),
      );
      if (attempted.kind === 'done') return attempted.result;
      const { error } = attempted;
      const delayMs = this.delayBefore(attempted);
      // Beside a failure nothing new starts, so neither does another attempt.
      if (delayMs === undefined || this.state.failure) return this.failedResult(error);
      if (attempted.kind === 'failed') {
        const what = `attempt ${this.attempt} failed (${error.code}: ${error.message})`;
        this.journal.log('warn', `${what}, next in ${delayMs} ms`);
      }
      const write = this.waitingRow(error, delayMs);
      if (delayMs > limits.longWaitMs)
        return { kind: 'waiting', write, dueAtMs: clock.now().getTime() + delayMs };
      await this.waitHere(write, delayMs);
      if (attempted.kind === 'failed') this.attempt += 1;
    }
  }

  /** The row of a node that is stopped from outside while it runs. */
  cancelledRow(): StepWrite {
    return this.row({ status: 'cancelled' });
  }

  /** PROMISES P5: a `once` step that was in flight when its worker was lost may have acted already. */
  private mustNotRepeat(): boolean {
    const wasInFlight = this.earlier !== undefined && this.earlier.status !== 'waiting';
    return wasInFlight && this.planned.retryClass === 'once';
  }

  private interruptedResult(): NodeResult {
    this.attempt -= 1;
    return this.failedResult({
      code: 'interrupted',
      message:
        'interrupted: outcome unknown. The worker was lost while this step acted; check the target, then retry from here.',
    });
  }

  private async runOnce(nodeScope: NodeScope): Promise<AttemptResult> {
    const { writer, limits, logger, streams } = this.dependencies;
    const { planned, attempt, startedAt, isFirst, postponedMs, journal, signal } = this;
    this.isFirst = false;
    // What acts on the outside must be known to have begun before it acts.
    if (planned.retryClass !== 'pure') {
      await writer.write({ ...this.lease, steps: [this.row({ status: 'running' })] }, 'now');
    }
    const showRunning = setTimeout(
      () => void writer.write({ ...this.lease, steps: [this.row({ status: 'running' })] }, 'soon'),
      limits.showRunningAfterMs,
    );
    try {
      const { execution } = this.state;
      return this.settle(
        await runAttempt(
          { execution, planned, nodeScope, attempt, startedAt, isFirst, postponedMs, journal, signal },
          this.dependencies,
        ),
      );
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      if (error instanceof LeaseLostError) throw error;
      if (isUnexpected(error)) {
        logger.error(
          { err: journal.cleanThrown(error), executionId: this.lease.executionId, nodeId: planned.node.id },
          'node crashed',
        );
      }
      return { kind: 'failed', error: this.judged(journal.cleanError(toStepError(error))) };
    } finally {
      clearTimeout(showRunning);
      streams.end({ executionId: this.lease.executionId, nodeId: planned.node.id });
    }
  }

  /** A step that must not be repeated and did not answer in time may have acted: only people can tell. */
  private judged(error: StepError): StepError {
    if (error.code !== 'node-timeout' || this.planned.retryClass !== 'once') return error;
    const message = `${error.message} It may have acted all the same: check the target before you run it again.`;
    return { ...error, message, retryable: false };
  }

  private settle(outcome: NodeOutcome): AttemptResult {
    if (outcome.kind === 'failed') return { kind: 'failed', error: this.journal.cleanError(outcome.error) };
    if (outcome.kind === 'postponed') {
      const { error, afterMs } = outcome;
      this.postponedMs += afterMs;
      const shown = { ...this.journal.cleanError(error), postponedMs: this.postponedMs };
      return { kind: 'postponed', error: shown, afterMs };
    }
    const outputJson = JSON.stringify(outcome.output);
    const { maxOutputBytes } = this.dependencies.limits;
    if (outputJson.length > maxOutputBytes || Buffer.byteLength(outputJson) > maxOutputBytes) {
      const message = `The output is larger than ${maxOutputBytes} bytes. Return less, or raise LIMIT_OUTPUT_BYTES.`;
      return { kind: 'failed', error: { code: 'output-too-large', message, retryable: false } };
    }
    const port = outcome.kind === 'branch' ? outcome.port : MAIN_PORT;
    const write = this.row({ status: 'completed', port, outputJson });
    return { kind: 'done', result: { kind: 'ended', write, output: outcome.output } };
  }

  /** A disabled node is skipped and hands its input on, by `main` or else its first port, so that what follows still runs. */
  private passedThrough(input: JsonValue): NodeResult {
    const names = this.planned.definition.descriptor.ports.outputs.map((each) => each.name);
    const port = names.includes(MAIN_PORT) ? MAIN_PORT : (names[0] ?? MAIN_PORT);
    const write = this.row({ status: 'skipped', port, outputJson: JSON.stringify(input) });
    return { kind: 'ended', write, output: input };
  }

  private failedResult(error: StepError): NodeResult {
    const { onError } = this.planned.node.settings;
    if (onError === 'fail')
      return { kind: 'ended', write: this.row({ status: 'failed', error }), output: undefined };
    const output: JsonValue = { error: { code: error.code, message: error.message } };
    const port = onError === 'branch' ? ERROR_PORT : MAIN_PORT;
    const write = this.row({ status: 'failed', port, outputJson: JSON.stringify(output), error });
    return { kind: 'ended', write, output };
  }

  private delayBefore(attempted: Exclude<AttemptResult, { kind: 'done' }>): number | undefined {
    if (attempted.kind === 'postponed') return attempted.afterMs;
    const { retry } = this.planned.node.settings;
    return retryDelay(retry, attempted.error, this.attempt, this.dependencies.random());
  }

  private waitingRow(error: StepError, delayMs: number): StepWrite {
    return this.row({ status: 'waiting', error, resumeInMs: delayMs });
  }

  /** What acts on the outside must be known to have failed, or its loss now would leave its outcome unknown. */
  private async waitHere(write: StepWrite, delayMs: number): Promise<void> {
    const { writer } = this.dependencies;
    if (this.planned.retryClass !== 'pure') await writer.write({ ...this.lease, steps: [write] }, 'now');
    await sleep(delayMs, undefined, { signal: this.signal }).catch(() => {
      throw this.signal.reason;
    });
  }

  private warnOfCollisions({ collisions }: NodeScope): void {
    for (const key of collisions) {
      this.journal.warn({
        code: 'input-collision',
        message: `several parents give "${key}"; the later one was taken`,
      });
    }
  }

  private row(end: StepEnd): StepWrite {
    const { attempt, startedAt, journal, planned } = this;
    return stepRow(planned.node, end, { attempt, startedAt, journal, now: this.dependencies.clock.now() });
  }
}

/** A wait that somebody asked for is no failed attempt: the same one goes on. */
function nextAttempt(earlier: StoredStep | undefined): number {
  if (!earlier) return 1;
  const isPostponed = earlier.status === 'waiting' && earlier.error?.postponedMs !== undefined;
  return isPostponed ? earlier.attempt : earlier.attempt + 1;
}
