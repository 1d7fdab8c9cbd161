import { computed, inject, Injectable, signal } from '@angular/core';
import { itemsOf } from '@rex/canvas';
import type { JsonValue } from '@rex/workflow';
import { toApiError, type ApiError } from '../api/api-error';
import type { RetryRequest } from '../api/openapi';
import { isTerminal } from '../api/types';
import { Announcer } from '../editing/announcer';
import { DraftStore } from '../editing/draft.store';
import { NodeTypesStore } from '../editing/node-types.store';
import { ProblemsStore } from '../editing/problems.store';
import { ToastStore } from '../ui/toasts/toast.store';
import { DockView } from './dock-view';
import { ExecutionAddress } from './execution-address';
import { ExecutionStore } from './execution.store';
import { lastInput } from './last-inputs';
import { manualStartOf, type ManualStart } from './manual-start';

/** What the dialog for an input is opened for. */
export interface InputDialog {
  purpose: 'run' | 'retry';
  start: ManualStart | null;
  /** The JSON text to begin with. */
  text: string;
}

/** What people do with executions, from whichever button, menu or key: running, repeating, cancelling. */
@Injectable()
export class RunActions {
  private readonly runs = inject(ExecutionStore);
  private readonly problems = inject(ProblemsStore);
  private readonly draft = inject(DraftStore);
  private readonly types = inject(NodeTypesStore);
  private readonly dock = inject(DockView);
  private readonly address = inject(ExecutionAddress);
  private readonly announcer = inject(Announcer);
  private readonly toasts = inject(ToastStore);
  private readonly isPreparing = signal(false);
  private readonly refused = signal<ApiError | null>(null);
  private readonly openDialog = signal<InputDialog | null>(null);

  /** The workflow that is run. The page sets it. */
  readonly workflowId = signal('');
  /** The page sets it: it saves what is not saved yet, and says whether that worked. What runs is the draft as it was saved. */
  beforeRun: () => Promise<boolean> = () => Promise.resolve(true);

  /** Why the last thing that was asked for could not be done; null when it could. */
  readonly refusal = this.refused.asReadonly();
  /** The dialog that is open. */
  readonly dialog = this.openDialog.asReadonly();
  readonly isBusy = computed(() => this.isPreparing() || this.runs.isRunning());
  readonly canCancel = computed(() => this.runs.execution() !== null && this.runs.isRunning());
  /** There is an execution that has ended. */
  readonly canRetry = computed(() => {
    const execution = this.runs.execution();
    return execution !== null && isTerminal(execution.status) && !this.isBusy();
  });
  /** The node at which the execution shown failed. */
  readonly failedNodeId = computed(() => this.runs.execution()?.error?.nodeId ?? null);
  readonly start = computed(() => manualStartOf(itemsOf(this.draft.document().nodes), this.types.byType()));

  /** Runs the draft, with the sample of its trigger unless an input is given. */
  async run(input?: JsonValue): Promise<void> {
    const given = input ?? this.start()?.sample;
    await this.attempt(async () => {
      await this.runs.run(this.workflowId(), given === undefined ? {} : { input: given });
    });
    // What the trigger asks for is not there: the person can give it at once.
    if (this.refusal()?.code === 'input-invalid' && this.dialog() === null) this.askForInput();
  }

  /** Runs the draft once more with what the execution shown was given: all of it, or from a node on, whose results before are kept. */
  async retry(how: Pick<RetryRequest, 'from' | 'input'> = {}): Promise<void> {
    if (!this.canRetry()) return;
    await this.attempt(() => this.runs.retry({ ...how, version: 'newest' }));
  }

  async cancel(): Promise<void> {
    if (!this.canCancel()) return;
    this.refused.set(null);
    this.announcer.say($localize`Cancelling`);
    try {
      await this.runs.cancel();
    } catch (thrown) {
      this.refused.set(toApiError(thrown));
    }
  }

  /** True when the node did something in the execution shown, so that it can be run again from there. */
  canRunFrom(nodeId: string): boolean {
    const step = this.runs.execution()?.steps.find((each) => each.nodeId === nodeId);
    return this.canRetry() && step !== undefined && step.status !== 'skipped';
  }

  /** Opens the dialog for an input, with the one of last time or the sample of the trigger. */
  askForInput(): void {
    const start = this.start();
    const text = lastInput(this.workflowId()) ?? JSON.stringify(start?.sample ?? {}, null, 2);
    this.openDialog.set({ purpose: 'run', start, text });
  }

  /** Opens it with the input of the execution shown, to be changed. */
  askForRetryInput(): void {
    const execution = this.runs.execution();
    if (!execution || !this.canRetry()) return;
    const text = JSON.stringify(execution.input, null, 2);
    this.openDialog.set({ purpose: 'retry', start: this.start(), text });
  }

  closeDialog(): void {
    this.openDialog.set(null);
  }

  /** Shows the execution that is meant, and names it in the address. */
  async show(executionId: string): Promise<void> {
    this.refused.set(null);
    await this.address.name(executionId);
    await this.runs.show(executionId);
  }

  dismiss(): void {
    this.refused.set(null);
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    if (this.isBusy() || this.isHeldUp()) return;
    this.refused.set(null);
    this.isPreparing.set(true);
    try {
      // Saving may bring problems to light that were not known before.
      if (!(await this.beforeRun())) return this.tellUnsaved();
      if (this.isHeldUp()) return;
      await work();
      void this.address.name(null);
    } catch (thrown) {
      const error = toApiError(thrown);
      this.refused.set(error);
      this.announcer.say($localize`That did not work. ${error.message}:MESSAGE:`);
    } finally {
      this.isPreparing.set(false);
    }
  }

  private tellUnsaved(): void {
    this.toasts.show({
      kind: 'warn',
      text: $localize`Not started: what is drawn could not be saved yet. The top bar says why; run it once it is saved.`,
    });
  }

  /** Problems keep a draft from running: they are shown instead. */
  private isHeldUp(): boolean {
    const count = this.problems.all().length;
    if (count === 0) return false;
    this.dock.open('problems');
    this.announcer.say(
      count === 1
        ? $localize`1 problem to mend before it can run`
        : $localize`${count}:COUNT: problems to mend before it can run`,
    );
    return true;
  }
}
