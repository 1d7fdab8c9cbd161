import { Worker, type IQueueBackend, type Job, type Processor } from 'bullmq';
import type { CarrierLink } from '../carriers/carrier-link';
import { EXECUTIONS_QUEUE, type WakeJob } from '../executions-queue';
import { PostgresWakeBackend } from '../postgres/postgres-wake-backend';
import { SILENT_LOGGER, type QueueLogger } from '../queue-options';
import { settleWithin } from '../within';
import { RunningWork } from './running-work';
import { workerOptions } from './worker-options';

/** How long closing waits for the carrier, in milliseconds. */
const GOODBYE_MS = 1_000;

/**
 * BullMQ's Worker with the settings of the executions queue. It closes within seconds of the last job's end even when the
 * carrier is away, and takes nothing once it is told to pause. Errors are logged; without a listener they would be thrown.
 */
export class WakeWorker extends Worker<WakeJob, void, string, IQueueBackend> {
  private readonly fetching = new RunningWork();
  private readonly processing = new RunningWork();
  private readonly finishing = new RunningWork();

  constructor(
    processor: Processor<WakeJob, void> | undefined,
    link: CarrierLink,
    { concurrency = 1, logger = SILENT_LOGGER }: { concurrency?: number; logger?: QueueLogger } = {},
  ) {
    super(EXECUTIONS_QUEUE, processor, { ...workerOptions(link), concurrency }, link.backendFactory);
    this.on('error', (error) => logger.warn({ err: error }, 'the worker of the queue reports an error'));
  }

  override get concurrency(): number {
    return super.concurrency;
  }

  /** May change at any time. */
  override set concurrency(value: number) {
    super.concurrency = value;
    const backend: unknown = this.getBackend();
    if (backend instanceof PostgresWakeBackend) backend.capacity = value;
  }

  /**
   * Takes no more jobs once this resolves. BullMQ alone would still take one that arrives while the worker waits for it, or while it
   * asks.
   */
  override async pause(doNotWaitActive = false): Promise<void> {
    await super.pause(true);
    // Ends the wait for a job. Takes for ever on a Redis that was never reached.
    await settleWithin(this.getBackend().disconnectBlocking(false), GOODBYE_MS);
    await settleWithin(this.fetching.whenNone(), GOODBYE_MS);
    if (!doNotWaitActive) await this.finishing.whenNone();
  }

  override async resume(): Promise<void> {
    await settleWithin(this.getBackend().reconnectBlocking(), GOODBYE_MS);
    await super.resume();
  }

  /** Waits for what runs, unless by force. BullMQ alone would wait for Redis as well, for ever when it is away. */
  override async close(force = false): Promise<void> {
    if (!force && !this.closing) {
      await this.pause(true);
      await this.processing.whenNone();
      // A job whose end cannot be told is delivered again, to a claim that fails.
      await settleWithin(this.finishing.whenNone(), GOODBYE_MS);
    }
    await super.close(true);
  }

  protected override moveToActive(token: string, name?: string): Promise<Job<WakeJob, void>> {
    // That there may be no job is missing in BullMQ's types, and everywhere expected in its code.
    if (this.isPaused()) return Promise.resolve(undefined as unknown as Job<WakeJob, void>);
    return this.fetching.track(super.moveToActive(token, name));
  }

  protected override callProcessJob(
    job: Job<WakeJob, void>,
    token: string,
    signal?: AbortSignal,
  ): Promise<void> {
    return this.processing.track(super.callProcessJob(job, token, signal));
  }

  override processJob(
    ...args: Parameters<Worker<WakeJob, void, string, IQueueBackend>['processJob']>
  ): ReturnType<Worker<WakeJob, void, string, IQueueBackend>['processJob']> {
    return this.finishing.track(super.processJob(...args));
  }
}
