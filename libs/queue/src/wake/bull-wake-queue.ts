import { WakeQueue, type DueExecution } from '@rex/engine';
import { OperationalError } from '@rex/platform';
import { Queue, type IQueueBackend } from 'bullmq';
import type { CarrierLink } from '../carriers/carrier-link';
import { EXECUTIONS_QUEUE, toWakeJob, type WakeJob, type WakeJobRequest } from '../executions-queue';
import { SILENT_LOGGER, type QueueLogger } from '../queue-options';
import { settleWithin, within } from '../within';

/** Beyond this the caller is told: nothing is accepted into memory without limit. */
const MAX_GATHERED = 10_000;
/** Most jobs in one call. */
const MAX_BULK = 1_000;

/** What a BullWakeQueue may be told. */
export interface BullWakeQueueOptions {
  /** How long `enqueue` waits for the carrier, in milliseconds. 2,000 when absent. */
  timeoutMs?: number;
  logger?: QueueLogger;
}

/**
 * Adds wake-ups by BullMQ. The first call goes out at once; calls that arrive while one is under way go together in
 * the next. A call is either carried or rejected within the timeout, and nothing of it stays behind in memory.
 */
export class BullWakeQueue extends WakeQueue {
  private queue: CarriedQueue | undefined;
  private gathered: Call[] = [];
  private gatheredJobs = 0;
  private isSending = false;
  private isClosed = false;
  private readonly timeoutMs: number;
  private readonly logger: QueueLogger;

  constructor(
    private readonly link: CarrierLink,
    { timeoutMs = 2_000, logger = SILENT_LOGGER }: BullWakeQueueOptions = {},
  ) {
    super();
    this.timeoutMs = timeoutMs;
    this.logger = logger;
  }

  /** @throws OperationalError queue-unavailable. The wake-ups may have been carried nevertheless; adding them again is harmless. */
  async enqueue(executions: DueExecution[]): Promise<void> {
    if (executions.length === 0) return;
    if (this.isClosed) throw unavailable(new Error('the queue is closed'));
    if (this.gatheredJobs + executions.length > MAX_GATHERED)
      throw unavailable(new Error('too many wake-ups at once'));
    const call = new Call(executions.map(toWakeJob));
    this.gathered.push(call);
    this.gatheredJobs += call.jobs.length;
    void this.send();
    try {
      await within(call.carried, this.timeoutMs, () => new Error('the carrier does not answer'));
    } catch (error) {
      this.forget(call);
      throw unavailable(error);
    }
  }

  /** Lets what is under way end, then closes. Takes 2 seconds at most. */
  async close(): Promise<void> {
    this.isClosed = true;
    if (this.queue) await settleWithin(this.queue.close(), 1_000);
    await this.link.close();
  }

  private async send(): Promise<void> {
    if (this.isSending) return;
    this.isSending = true;
    // Calls of the same tick go together.
    await Promise.resolve();
    while (this.gathered.length > 0) {
      const calls = this.takeCalls();
      const jobs = calls.flatMap((call) => call.jobs);
      try {
        await within(
          this.openQueue().addBulk(jobs),
          this.timeoutMs,
          () => new Error('the carrier does not answer'),
        );
        for (const call of calls) call.resolve();
      } catch (error) {
        for (const call of calls) call.reject(error);
      }
    }
    this.isSending = false;
  }

  private takeCalls(): Call[] {
    const calls: Call[] = [];
    let jobCount = 0;
    for (let call = this.gathered[0]; call; call = this.gathered[0]) {
      if (jobCount > 0 && jobCount + call.jobs.length > MAX_BULK) break;
      this.gathered.shift();
      calls.push(call);
      jobCount += call.jobs.length;
    }
    this.gatheredJobs -= jobCount;
    return calls;
  }

  private forget(call: Call): void {
    const index = this.gathered.indexOf(call);
    if (index < 0) return;
    this.gathered.splice(index, 1);
    this.gatheredJobs -= call.jobs.length;
  }

  private openQueue(): CarriedQueue {
    if (this.queue) return this.queue;
    const { queueConnection: connection, backendFactory } = this.link;
    const options = { connection, streams: { events: { maxLen: 100 } } };
    const queue: CarriedQueue = new Queue(EXECUTIONS_QUEUE, options, backendFactory);
    queue.on('error', (error) => this.logger.warn({ err: error }, 'the queue reports an error'));
    // A BullMQ queue whose first contact failed stays dead; the next call opens another.
    queue.waitUntilReady().catch(() => {
      if (this.queue === queue) this.queue = undefined;
      void settleWithin(queue.close(), 1_000);
    });
    this.queue = queue;
    return queue;
  }
}

/** BullMQ's Queue on whichever carrier. */
type CarriedQueue = Queue<WakeJob, void, string, WakeJob, void, string, IQueueBackend>;

/** One enqueue on its way. */
class Call {
  readonly carried: Promise<void>;
  resolve!: () => void;
  reject!: (error: unknown) => void;

  constructor(readonly jobs: WakeJobRequest[]) {
    this.carried = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
  }
}

function unavailable(cause: unknown): OperationalError {
  return new OperationalError(
    'queue-unavailable',
    'The queue cannot be reached; the execution will be picked up later.',
    {
      retryAfterSeconds: 1,
      cause,
    },
  );
}
