import { computed, inject, Injectable, Injector, signal } from '@angular/core';
import { toApiError, type ApiError } from '../api/api-error';
import { ExecutionsApi } from '../api/executions-api';
import type { ExecuteRequest, RetryRequest } from '../api/openapi';
import type { StreamMessage } from '../api/sse-parser';
import { isTerminal, type AcceptedExecution, type Execution, type TextPiece } from '../api/types';
import { WorkflowsApi } from '../api/workflows-api';
import { applyExecutionEvents } from './apply-execution-event';
import type { Connection, FollowSink } from './execution-follower';
import { firstFailure } from './first-failure';
import { FrameBatch } from './frame-batch';
import { addPieces, textsOfRunning, type StepTexts } from './step-texts';

interface ExecutionState {
  /** `none`: the workflow has never run. */
  phase: 'loading' | 'none' | 'ready' | 'error';
  execution: Execution | null;
  error: ApiError | null;
  isStarting: boolean;
  /** Its end was asked for. */
  isCancelling: boolean;
  connection: Connection;
}

const INITIAL: ExecutionState = {
  phase: 'loading',
  execution: null,
  error: null,
  isStarting: false,
  isCancelling: false,
  connection: 'live',
};

/** The node at which an execution failed that somebody watched. */
export interface FailurePlace {
  executionId: string;
  nodeId: string;
}

/** The execution that is shown, followed until it ends: the last one of a workflow, or one that was asked for. */
@Injectable()
export class ExecutionStore {
  private readonly workflows = inject(WorkflowsApi);
  private readonly executions = inject(ExecutionsApi);
  private readonly injector = inject(Injector);
  private readonly state = signal<ExecutionState>(INITIAL);
  private readonly shownTexts = signal<StepTexts>(new Map());
  private readonly failure = signal<FailurePlace | null>(null);
  private readonly watched = signal<string | null>(null);
  private readonly batch = new FrameBatch<StreamMessage>((messages) => this.apply(messages));
  private watching = new AbortController();
  /** Steps come without their values: whoever shows thousands of them asks for those of one. */
  isWithoutValues = false;

  readonly phase = computed(() => this.state().phase);
  readonly execution = computed(() => this.state().execution);
  readonly error = computed(() => this.state().error);
  readonly connection = computed(() => this.state().connection);
  /** News do not come as they should: by asking only, or not at all. */
  readonly isReconnecting = computed(() => this.isRunning() && this.connection() !== 'live');
  readonly isCancelling = computed(() => this.state().isCancelling && this.isRunning());
  /** What its running steps have shown so far. It comes by the stream alone; what they give in the end is their output. */
  readonly texts = this.shownTexts.asReadonly();
  /** Where the execution failed while it was watched. Set once for each execution: that is when the canvas goes there. */
  readonly failedAt = this.failure.asReadonly();
  /** The execution that was started here, or seen before it ended. */
  readonly watchedId = this.watched.asReadonly();
  /** An execution is being started or has not ended. */
  readonly isRunning = computed(() => {
    const { execution, isStarting } = this.state();
    return isStarting || (execution !== null && !isTerminal(execution.status));
  });

  /** Shows the newest execution of a workflow, if there is one. */
  async loadLatest(workflowId: string): Promise<void> {
    const { signal: stopped } = this.restart();
    this.state.set(INITIAL);
    try {
      const { items } = await this.workflows.listExecutions(workflowId, 1, stopped);
      const latest = items[0];
      if (latest) await this.follow(latest.id, stopped);
      else this.state.update((state) => ({ ...state, phase: 'none' }));
    } catch (thrown) {
      this.fail(thrown, stopped);
    }
  }

  /** Shows an execution by its id. */
  async show(executionId: string): Promise<void> {
    const { signal: stopped } = this.restart();
    try {
      await this.follow(executionId, stopped);
    } catch (thrown) {
      this.fail(thrown, stopped);
    }
  }

  /** Starts an execution by hand and shows it. Rejects with ApiError when it was not accepted. */
  async run(workflowId: string, how: ExecuteRequest = {}): Promise<void> {
    await this.start(() => this.workflows.execute(workflowId, how));
  }

  /** Runs the execution shown once more, all of it or from a node on, and shows the new one. Rejects with ApiError. */
  async retry(how: RetryRequest = {}): Promise<void> {
    const id = this.execution()?.id;
    if (id !== undefined) await this.start(() => this.executions.retry(id, how));
  }

  /** Ends the execution shown. Rejects with ApiError when it can't be. */
  async cancel(): Promise<void> {
    const id = this.execution()?.id;
    if (id === undefined || this.isCancelling()) return;
    this.state.update((state) => ({ ...state, isCancelling: true }));
    try {
      await this.executions.cancel(id);
    } catch (thrown) {
      this.state.update((state) => ({ ...state, isCancelling: false }));
      throw toApiError(thrown);
    }
  }

  /** Stops following. */
  stop(): void {
    this.watching.abort();
    this.batch.drop();
  }

  private async start(accept: () => Promise<AcceptedExecution>): Promise<void> {
    if (this.isRunning()) return;
    this.state.update((state) => ({ ...state, isStarting: true }));
    try {
      const { executionId } = await accept();
      this.watched.set(executionId);
      void this.show(executionId);
    } catch (thrown) {
      this.state.update((state) => ({ ...state, isStarting: false }));
      throw toApiError(thrown);
    }
  }

  private restart(): AbortController {
    this.stop();
    this.shownTexts.set(new Map());
    return (this.watching = new AbortController());
  }

  private async follow(executionId: string, stopped: AbortSignal): Promise<void> {
    const { ExecutionFollower } = await import('./execution-follower');
    const { isWithoutValues } = this;
    const sink: FollowSink = {
      ...(isWithoutValues ? { read: (id, signal) => this.executions.getWithoutValues(id, signal) } : {}),
      whole: (execution) => {
        this.batch.drop();
        this.state.update((state) => {
          const isCancelling = state.isCancelling && state.execution?.id === execution.id;
          return { ...INITIAL, isCancelling, connection: state.connection, phase: 'ready', execution };
        });
        this.note(execution);
      },
      told: (message) => this.batch.add(message),
      settle: () => {
        if (!stopped.aborted) this.batch.flush();
      },
      connection: (connection) => this.state.update((state) => ({ ...state, connection })),
      revision: () => this.execution()?.revision ?? 0,
      mayPass: (thrown) => this.mayPass(thrown),
    };
    return this.injector.get(ExecutionFollower).follow(executionId, sink, stopped);
  }

  private apply(messages: StreamMessage[]): void {
    const { execution } = this.state();
    if (!execution) return;
    const next = applyExecutionEvents(execution, messages);
    if (next !== execution) this.state.update((state) => ({ ...state, execution: next }));
    const pieces = messages.flatMap(({ event, data }) =>
      event === 'text' ? [JSON.parse(data) as TextPiece] : [],
    );
    if (pieces.length > 0) this.shownTexts.update((texts) => addPieces(texts, pieces, next.steps));
    this.note(next);
  }

  /** Keeps what follows from an execution as it is now. */
  private note(execution: Execution): void {
    this.shownTexts.update((texts) => textsOfRunning(texts, execution.steps));
    if (!isTerminal(execution.status)) this.watched.set(execution.id);
    if (this.watched() !== execution.id || this.failure()?.executionId === execution.id) return;
    const nodeId = firstFailure(execution);
    if (nodeId !== null) this.failure.set({ executionId: execution.id, nodeId });
  }

  /** True when it is worth asking again: we hold an execution or are starting one, and the trouble may pass. */
  private mayPass(thrown: unknown): boolean {
    const { execution, isStarting } = this.state();
    const { status } = toApiError(thrown);
    return (execution !== null || isStarting) && (status === 0 || status === 429 || status >= 500);
  }

  private fail(thrown: unknown, stopped: AbortSignal): void {
    if (stopped.aborted) return;
    this.state.set({ ...INITIAL, phase: 'error', error: toApiError(thrown) });
  }
}
