import { setTimeout as sleep } from 'node:timers/promises';
import { PostgresConnection, PostgresQueueBackend, type JobJson, type QueueBaseOptions } from 'bullmq';
import type { Pool } from 'pg';
import { SILENT_LOGGER, type QueueLogger } from '../queue-options';
import { JobIntake } from './job-intake';
import { PostgresListener } from './postgres-listener';
import { NO_JOB, toJobJson, toNextJob, type NextJob } from './taken-job';
import { ADD_JOBS, JOBS_CHANNEL, TAKE_JOBS, type TakenRow } from './wake-statements';

/** After a failure the worker asks again only then. */
const FAILURE_PAUSE_MS = 1_000;

/** How to make a PostgresWakeBackend. */
export interface PostgresWakeBackendOptions {
  pool: Pool;
  url: string;
  queueName: string;
  base: QueueBaseOptions;
  /** True for a Worker: it listens for new jobs. */
  takesJobs: boolean;
  logger?: QueueLogger;
}

/**
 * BullMQ's PostgreSQL backend, cut down to what a wake-up needs. A job is taken by deleting its row, many at a time, and its
 * end writes nothing: leases and the sweeper already cover what a lost worker was doing, so a job needs no lock, no
 * event and no second transaction. ADR 0003 has the figures. Jobs are added by single rows or in bulk; delays, priorities,
 * flows and retries of BullMQ are not for this queue.
 */
export class PostgresWakeBackend extends PostgresQueueBackend {
  private readonly pool: Pool;
  private readonly intake: JobIntake<TakenRow>;
  private readonly listener: PostgresListener | undefined;
  private readonly logger: QueueLogger;
  private isReady = false;
  private isStopped = false;
  private wake: () => void = () => undefined;

  constructor({ pool, url, queueName, base, takesJobs, logger = SILENT_LOGGER }: PostgresWakeBackendOptions) {
    super(new PostgresConnection(pool), queueName, { ...base, connection: pool });
    this.pool = pool;
    this.logger = logger;
    this.intake = new JobIntake((limit) => this.takeJobs(limit), 1);
    if (!takesJobs) return;
    this.listener = new PostgresListener({
      url,
      channel: JOBS_CHANNEL,
      applicationName: 'rex-queue-listener',
      onPayload: (payload) => {
        if (payload === queueName) this.noteAdded();
      },
      // What was added while nobody listened was not heard.
      onListening: () => this.noteAdded(),
      logger,
    });
    void this.listener.start();
  }

  /** Most jobs the worker runs at a time. */
  set capacity(value: number) {
    this.intake.capacity = value;
  }

  /** Checked once. Not remembered when it failed, unlike in BullMQ, where that would last for ever. */
  override async waitUntilReady(): Promise<void> {
    if (this.isReady) return;
    await this.pool.query('SELECT FROM job LIMIT 0');
    this.isReady = true;
  }

  override async addJob(job: JobJson, jobId: string): Promise<string> {
    await this.addJobs([{ job, jobId }]);
    return jobId;
  }

  override async addJobs(entries: { job: JobJson; jobId: string }[]): Promise<string[]> {
    const ids = entries.map(({ jobId }) => jobId);
    const names = entries.map(({ job }) => job.name);
    const data = entries.map(({ job }) => job.data);
    await this.pool.query({ ...ADD_JOBS, values: [this.queueName, ids, names, data, Date.now()] });
    return ids;
  }

  override async moveToActive(): Promise<NextJob> {
    if (this.isStopped) return NO_JOB;
    try {
      return toNextJob(await this.nextJob());
    } catch (error) {
      // BullMQ's loop asks again at once after most errors.
      await sleep(FAILURE_PAUSE_MS);
      throw error;
    }
  }

  override async moveToCompleted(
    _job: unknown,
    _returnValue: unknown,
    _removeOnComplete: unknown,
    _token: string,
    fetchNext: boolean,
  ): Promise<{ result: NextJob | undefined; finishedOn: number }> {
    return this.endJob(fetchNext);
  }

  override async moveToFailed(
    _job: unknown,
    _failedReason: string,
    _removeOnFail: unknown,
    _token: string,
    fetchNext: boolean,
  ): Promise<{ result: NextJob | undefined; finishedOn: number }> {
    return this.endJob(fetchNext);
  }

  /** Waits until a job may be there, at most `blockTimeout` seconds. */
  override async waitForJob(blockTimeout: number): Promise<{ member: string; score: number } | null> {
    if (this.isStopped) return null;
    if (!this.intake.isWorthAsking) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, blockTimeout * 1000);
        this.wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      // After a silent wait look anyway: a notification can get lost.
      this.intake.noteAdded();
    }
    return { member: this.queueName, score: 0 };
  }

  override disconnectBlocking(): Promise<void> {
    this.isStopped = true;
    this.wake();
    return Promise.resolve();
  }

  override reconnectBlocking(): Promise<void> {
    this.isStopped = false;
    return Promise.resolve();
  }

  override close(): Promise<void> {
    this.closing ??= this.letGo();
    return this.closing;
  }

  override disconnect(): Promise<void> {
    return this.close();
  }

  private async letGo(): Promise<void> {
    await this.disconnectBlocking();
    await this.listener?.close();
    await this.giveBack(this.intake.giveUp());
    this.emit('close');
  }

  /** What was asked for before the worker was told to stop goes back, to another worker. */
  private async nextJob(): Promise<TakenRow | undefined> {
    const row = await this.intake.next();
    if (!row || !this.isStopped) return row;
    this.intake.noteEnded();
    await this.giveBack([row, ...this.intake.giveUp()]);
    return undefined;
  }

  private async giveBack(rows: TakenRow[]): Promise<void> {
    if (rows.length === 0) return;
    await this.addJobs(rows.map((row) => ({ job: toJobJson(row), jobId: row.id }))).catch((error: unknown) =>
      this.logger.warn({ err: error, jobs: rows.length }, 'wake-ups not given back, left to the sweeper'),
    );
  }

  private noteAdded(): void {
    this.intake.noteAdded();
    this.wake();
  }

  private async endJob(fetchNext: boolean): Promise<{ result: NextJob | undefined; finishedOn: number }> {
    this.intake.noteEnded();
    const finishedOn = Date.now();
    if (!fetchNext || this.isStopped) return { result: undefined, finishedOn };
    // The job has ended well whatever becomes of the next one: the worker's loop will meet the failure itself.
    const next = await this.nextJob().catch(() => undefined);
    return { result: toNextJob(next), finishedOn };
  }

  private async takeJobs(limit: number): Promise<TakenRow[]> {
    const { rows } = await this.pool.query<TakenRow>({ ...TAKE_JOBS, values: [this.queueName, limit] });
    return rows.sort((a, b) => Number(a.seq) - Number(b.seq));
  }
}
