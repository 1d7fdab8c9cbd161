import type { ExecutionHint, EventBus } from '../ports/event-bus';
import type { DueExecution } from '../ports/execution-records';
import type { ExecutionStore } from '../ports/execution-store';
import type { EngineLogger } from '../ports/engine-logger';
import type { WakeQueue } from '../ports/wake-queue';
import type { ExecutionRunner } from './execution-runner';

export interface SweeperOptions {
  sweepSeconds: number;
  /** Most executions woken in one sweep. */
  batchSize: number;
  /** Executions this worker runs at a time. */
  concurrency: number;
  /** A worker lost this often by one execution means that the execution kills workers. */
  maxWorkerLosses: number;
}

/** What a sweep saw. */
export interface SweepReport {
  /** Executions that nobody runs. */
  dueCount: number;
  /** Executions that this worker runs. */
  runningCount: number;
}

/** How often a full worker looks for owners who wait behind another's executions, in milliseconds. */
const RESCUE_MS = 1000;

/**
 * Finds executions that nobody runs (a wake-up was lost, a worker died, a wait is over). Runs as many as there is room for
 * itself and wakes other workers for the rest. So it depends on no queue: the carrier may be away, or still hold the job of
 * a dead worker, under whose id no other can be added.
 */
export class Sweeper {
  private readonly timers: NodeJS.Timeout[] = [];
  private isSweeping = false;
  private isRescuing = false;
  private onSweep: (seen: SweepReport) => void = () => undefined;

  constructor(
    private readonly store: ExecutionStore,
    private readonly queue: WakeQueue,
    private readonly runner: ExecutionRunner,
    private readonly options: SweeperOptions,
    private readonly logger: EngineLogger,
    private readonly bus?: EventBus,
  ) {}

  /** @param onSweep told what each sweep saw: due work on an idle worker may mean that the queue does not reach it */
  start(onSweep: (seen: SweepReport) => void = () => undefined): void {
    this.onSweep = onSweep;
    this.timers.push(
      setInterval(() => void this.sweep(), this.options.sweepSeconds * 1000),
      setInterval(() => void this.rescue(), RESCUE_MS),
    );
  }

  stop(): void {
    for (const timer of this.timers) clearInterval(timer);
  }

  /** One sweep. Never rejects: the next one tries again. */
  async sweep(): Promise<void> {
    if (this.isSweeping) return;
    this.isSweeping = true;
    try {
      await this.failPoisoned();
      const due = await this.store.findDue(this.options.batchSize);
      this.onSweep({ dueCount: due.length, runningCount: this.runner.runningCount });
      if (due.length === 0) return;
      this.logger.info({ executions: due.length }, 'taking up executions that nobody runs');
      const room = Math.max(this.options.concurrency - this.runner.runningCount, 0);
      this.run(due.slice(0, room));
      if (due.length > room) await this.queue.enqueue(due.slice(room));
    } catch (error) {
      this.logger.warn({ err: error }, 'sweep failed');
    } finally {
      this.isSweeping = false;
    }
  }

  /**
   * While this worker is full, runs one execution of each owner of whom nothing runs, over the limit, up to twice as many: one
   * owner's hanging executions must not make others wait (PROMISES P10). Never rejects.
   */
  async rescue(): Promise<void> {
    const { concurrency } = this.options;
    const room = 2 * concurrency - this.runner.runningCount;
    if (this.isRescuing || room <= 0 || room > concurrency) return;
    this.isRescuing = true;
    try {
      this.run(await this.store.findStarving(room));
    } catch (error) {
      this.logger.warn({ err: error }, 'no look for owners who wait');
    } finally {
      this.isRescuing = false;
    }
  }

  private async failPoisoned(): Promise<void> {
    const failed = await this.store.failPoisoned(this.options.maxWorkerLosses);
    for (const executionId of failed)
      this.logger.error({ executionId }, 'execution failed: its worker was lost too often');
    const hints: ExecutionHint[] = failed.map((executionId) => ({
      executionId,
      revision: 0,
      finished: true,
    }));
    if (hints.length > 0) await this.bus?.publish(hints);
  }

  private run(due: DueExecution[]): void {
    for (const { executionId } of due) {
      this.runner.run(executionId).catch((error: unknown) => {
        this.logger.warn({ err: error, executionId }, 'execution not run, trying again later');
      });
    }
  }
}
