import { computed, inject, Injectable, signal } from '@angular/core';
import { toApiError, type ApiError } from '../api/api-error';
import { ExecutionsApi } from '../api/executions-api';
import type { StreamMessage } from '../api/sse-parser';
import { isTerminal, type AcceptedExecution, type Execution, type TextPiece } from '../api/types';
import { WorkflowsApi } from '../api/workflows-api';
import { applyExecutionEvent } from './apply-execution-event';
import { pause } from './pause';
import { addPiece, textsOfRunning, type StepTexts } from './step-texts';

/** How long to wait before a running execution is asked for again when there is no stream of its events. */
export const POLL_MS = 500;
/** The longest wait between two tries while the server does not answer. */
const MAX_RETRY_MS = 8_000;
/** So many streams in a row that told nothing: something on the way does not let them through. */
const MAX_MUTE_STREAMS = 3;

interface ExecutionState {
  /** `none`: the workflow has never run. */
  phase: 'loading' | 'none' | 'ready' | 'error';
  execution: Execution | null;
  error: ApiError | null;
  isStarting: boolean;
  /** The server did not answer the last time; it is asked again. */
  isReconnecting: boolean;
}

const INITIAL: ExecutionState = {
  phase: 'loading',
  execution: null,
  error: null,
  isStarting: false,
  isReconnecting: false,
};

/** The execution that is shown: the last one of a workflow, followed until it ends. */
@Injectable()
export class ExecutionStore {
  private readonly workflows = inject(WorkflowsApi);
  private readonly executions = inject(ExecutionsApi);
  private readonly state = signal<ExecutionState>(INITIAL);
  private readonly shownTexts = signal<StepTexts>(new Map());
  private watching = new AbortController();

  readonly phase = computed(() => this.state().phase);
  readonly execution = computed(() => this.state().execution);
  readonly error = computed(() => this.state().error);
  readonly isReconnecting = computed(() => this.state().isReconnecting);
  /** What its running steps have shown so far. It comes by the stream alone; what they give in the end is their output. */
  readonly texts = this.shownTexts.asReadonly();
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
  async run(workflowId: string): Promise<void> {
    await this.start(() => this.workflows.execute(workflowId));
  }

  /** Runs the execution shown once more, all of it or from a node on, and shows the new one. Rejects with ApiError. */
  async retry(from?: string): Promise<void> {
    const id = this.execution()?.id;
    if (id !== undefined) await this.start(() => this.executions.retry(id, from));
  }

  /** Ends the execution shown. Rejects with ApiError when it can't be. */
  async cancel(): Promise<void> {
    const id = this.execution()?.id;
    if (id === undefined) return;
    try {
      await this.executions.cancel(id);
    } catch (thrown) {
      throw toApiError(thrown);
    }
  }

  /** Stops following. */
  stop(): void {
    this.watching.abort();
  }

  private async start(accept: () => Promise<AcceptedExecution>): Promise<void> {
    if (this.isRunning()) return;
    this.state.update((state) => ({ ...state, isStarting: true }));
    try {
      const { executionId } = await accept();
      void this.show(executionId);
    } catch (thrown) {
      this.state.update((state) => ({ ...state, isStarting: false }));
      throw toApiError(thrown);
    }
  }

  private restart(): AbortController {
    this.watching.abort();
    this.shownTexts.set(new Map());
    return (this.watching = new AbortController());
  }

  /**
   * Follows an execution until it has ended: by the stream of its events, and by asking for it where there is none. What is asked for
   * counts, at the end too: events leave out what is large. A server that is away is asked again, ever more slowly.
   */
  private async follow(executionId: string, stopped: AbortSignal): Promise<void> {
    let failures = 0;
    let muteStreams = 0;
    while (!stopped.aborted) {
      try {
        const execution = await this.executions.get(executionId, stopped);
        failures = 0;
        this.state.set({ ...INITIAL, phase: 'ready', execution });
        this.forgetTextsOfEnded();
        if (isTerminal(execution.status)) return;
      } catch (thrown) {
        if (stopped.aborted || !this.isPassing(thrown)) throw thrown;
        failures += 1;
        this.state.update((state) => ({ ...state, isReconnecting: true }));
      }
      if (failures === 0 && muteStreams < MAX_MUTE_STREAMS) {
        const heard = await this.listen(executionId, stopped);
        if (heard === 'end') continue;
        muteStreams = heard === 'nothing' ? muteStreams + 1 : 0;
      }
      await pause(Math.min(MAX_RETRY_MS, POLL_MS * 2 ** failures), stopped);
    }
  }

  /** Applies events to the execution shown, until its end or until the stream breaks off. Never rejects. */
  private async listen(executionId: string, stopped: AbortSignal): Promise<'end' | 'something' | 'nothing'> {
    let heard: 'something' | 'nothing' = 'nothing';
    try {
      const revision = this.execution()?.revision ?? 0;
      for await (const message of this.executions.events(executionId, revision, stopped)) {
        heard = 'something';
        if (stopped.aborted) return heard;
        if (message.event === 'end') return 'end';
        this.apply(message);
      }
    } catch {
      // Why does not matter: the next question meets the same trouble, and says what it is.
    }
    return heard;
  }

  private apply(message: StreamMessage): void {
    if (message.event === 'text') {
      const piece = JSON.parse(message.data) as TextPiece;
      this.shownTexts.update((texts) => addPiece(texts, piece, this.execution()?.steps ?? []));
      return;
    }
    this.state.update((state) => ({
      ...state,
      execution: state.execution && applyExecutionEvent(state.execution, message),
    }));
    this.forgetTextsOfEnded();
  }

  private forgetTextsOfEnded(): void {
    this.shownTexts.update((texts) => textsOfRunning(texts, this.execution()?.steps ?? []));
  }

  /** True when it is worth asking again: we hold an execution or are starting one, and the trouble may pass. */
  private isPassing(thrown: unknown): boolean {
    const { execution, isStarting } = this.state();
    const { status } = toApiError(thrown);
    return (execution !== null || isStarting) && (status === 0 || status === 429 || status >= 500);
  }

  private fail(thrown: unknown, stopped: AbortSignal): void {
    if (stopped.aborted) return;
    this.state.set({ ...INITIAL, phase: 'error', error: toApiError(thrown) });
  }
}
