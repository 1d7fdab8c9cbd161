import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import {
  ProgressRepository,
  type ChangedStep,
  type ExecutionProgress,
  type StepChangeRequest,
} from '@rex/database';
import { Coalescer, EventBus } from '@rex/engine';
import { ListenersById } from './listeners-by-id';

/** Hints can be lost, and a claim sends none: what is watched is looked up this often besides, in one statement for all. */
const POLL_MS = 2000;

/** Executions whose changes are read by one statement; with the bound on outputs it bounds memory. */
const MAX_CHANGE_BATCH = 20;

/** Hears how far an execution is; undefined when it is gone. */
export type ProgressListener = (progress: ExecutionProgress | undefined) => void;

/** Tells whoever follows an execution of its progress: one subscription and one statement at a time for all in this process. */
@Injectable()
export class ExecutionWatch implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger(ExecutionWatch.name);
  private readonly watched = new ListenersById<ExecutionProgress | undefined>();
  /** Executions that are being looked up, and whether they changed again meanwhile. */
  private readonly asked = new Map<string, { isStale: boolean }>();
  private readonly lookups: Coalescer<string, ExecutionProgress | undefined>;
  private readonly changes: Coalescer<StepChangeRequest, ChangedStep[]>;
  private timer: NodeJS.Timeout | undefined;
  private unsubscribe: () => Promise<void> = () => Promise.resolve();

  constructor(
    private readonly bus: EventBus,
    private readonly progress: ProgressRepository,
  ) {
    const pressure = () => this.watched.size;
    this.lookups = new Coalescer(
      async (ids) => {
        const found = new Map((await this.progress.findProgress(ids)).map((each) => [each.id, each]));
        return ids.map((id) => found.get(id));
      },
      { pressure },
    );
    this.changes = new Coalescer((requests) => this.progress.findStepChanges(requests), {
      maxBatch: MAX_CHANGE_BATCH,
    });
  }

  /** Executions that are watched now. */
  get size(): number {
    return this.watched.size;
  }

  async onModuleInit(): Promise<void> {
    this.unsubscribe = await this.bus.subscribe((hints) => {
      for (const { executionId } of hints) if (this.watched.has(executionId)) this.lookUp(executionId);
    });
    this.timer = setInterval(() => {
      for (const executionId of this.watched.ids) this.lookUp(executionId);
    }, POLL_MS);
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.unsubscribe();
  }

  /** Calls the listener now and then, whether or not something changed. Returns how to stop, which may be called again. */
  watch(executionId: string, listener: ProgressListener): () => void {
    return this.watched.add(executionId, listener);
  }

  /** Steps that were written after a revision, up to another; oldest write first. */
  changedSteps(request: StepChangeRequest): Promise<ChangedStep[]> {
    return this.changes.submit(request);
  }

  /** However many hints come while one look-up is under way: one more follows. */
  private lookUp(executionId: string): void {
    const earlier = this.asked.get(executionId);
    if (earlier) {
      earlier.isStale = true;
      return;
    }
    const asked = { isStale: false };
    this.asked.set(executionId, asked);
    this.lookups
      .submit(executionId)
      .then((progress) => this.watched.tell(executionId, progress))
      .catch((error: unknown) =>
        this.logger.warn({ err: error, executionId }, 'progress not read, trying again'),
      )
      .finally(() => {
        this.asked.delete(executionId);
        if (asked.isStale && this.watched.has(executionId)) this.lookUp(executionId);
      });
  }
}
