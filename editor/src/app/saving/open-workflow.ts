import type { DialogRef } from '@angular/cdk/dialog';
import { computed, DestroyRef, inject, Injectable, signal } from '@angular/core';
import { Router } from '@angular/router';
import { toApiError, type ApiError } from '../api/api-error';
import type { WorkflowDetail } from '../api/types';
import { WorkflowsApi } from '../api/workflows-api';
import { Announcer } from '../editing/announcer';
import { DraftStore } from '../editing/draft.store';
import { editText } from '../editing/edit-text';
import { NodeTypesStore } from '../editing/node-types.store';
import { ReferenceRewriter } from '../editing/reference-rewriter';
import { Dialogs } from '../ui/dialogs';
import { ToastStore } from '../ui/toasts/toast.store';
import type { ConflictDecision, ConflictDialogData } from './conflict-dialog.component';
import { DraftBackup } from './draft-backup';
import type { DraftContent } from './draft-content';
import { DraftSaver } from './draft-saver';
import type { LeaveDialogData } from './leave-dialog.component';
import { lookAgain } from './look-again';
import type { Conflict } from './save-state';
import { WorkflowDraftStore } from './workflow-draft.store';

/** Opening a workflow for editing, deciding conflicts, and leaving it: around the draft and its saver. */
@Injectable()
export class OpenWorkflow {
  private readonly api = inject(WorkflowsApi);
  private readonly draft = inject(DraftStore);
  private readonly workflow = inject(WorkflowDraftStore);
  private readonly saver = inject(DraftSaver);
  private readonly types = inject(NodeTypesStore);
  private readonly rewriter = inject(ReferenceRewriter);
  private readonly backup = inject(DraftBackup);
  private readonly toasts = inject(ToastStore);
  private readonly announcer = inject(Announcer);
  private readonly dialogs = inject(Dialogs);
  private readonly router = inject(Router);
  private readonly failure = signal<ApiError | null>(null);
  private readonly ready = signal(false);
  private call = new AbortController();
  private isDeciding = false;
  private leaving: Promise<boolean> | undefined;

  /** Why it could not be opened. */
  readonly error = this.failure.asReadonly();
  readonly isReady = this.ready.asReadonly();
  /** Gone, somebody else's, or no id at all: one cannot tell, and need not. */
  readonly isMissing = computed(() => [400, 404].includes(this.failure()?.status ?? 0));

  constructor() {
    lookAgain(this.isReady);
    inject(DestroyRef).onDestroy(() => this.call.abort());
  }

  async open(id: string): Promise<void> {
    this.call.abort();
    const { signal: stopped } = (this.call = new AbortController());
    this.ready.set(false);
    this.failure.set(null);
    try {
      // Node types are a help for drawing: it is shown without them, and takes them up when they come.
      void this.types.load().catch(() => undefined);
      const workflow = await this.api.get(id, stopped);
      const bringBack = await this.findLeft(workflow, stopped);
      if (stopped.aborted) return;
      const content = this.workflow.open(workflow);
      this.saver.start(workflow.version, content);
      bringBack?.(content);
      this.ready.set(true);
    } catch (thrown) {
      if (!stopped.aborted) this.failure.set(toApiError(thrown));
    }
  }

  /** Lets a person decide between the two versions. */
  async decide(): Promise<void> {
    const state = this.saver.state();
    if (state.kind !== 'conflict' || this.isDeciding) return;
    this.isDeciding = true;
    const { conflict } = state;
    const opened = await this.ask(conflict).catch(() => null);
    if (!opened) {
      this.isDeciding = false;
      const text = $localize`What was changed elsewhere could not be shown. Press “Changed elsewhere” to try again.`;
      return this.toasts.show({ kind: 'bad', text });
    }
    opened.closed.subscribe((decision) => {
      this.isDeciding = false;
      if (decision?.kind === 'copied') return void this.openCopy(decision.workflowId);
      if (decision?.kind !== 'resolved') return;
      const { edit, meta } = decision.resolution;
      this.draft.perform(edit);
      this.workflow.meta.set(meta);
      this.workflow.noteServer(conflict.newest);
      this.saver.start(conflict.newest.version, conflict.theirs);
      this.announcer.say(editText(edit.label));
    });
  }

  /** Whether one may leave: with everything saved, or when the person says so. Who asks twice is answered alike. */
  mayLeave(): Promise<boolean> {
    this.leaving ??= this.askToLeave().finally(() => (this.leaving = undefined));
    return this.leaving;
  }

  private async askToLeave(): Promise<boolean> {
    if (!this.saver.isDirty()) return true;
    const patience = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 3_000));
    if (await Promise.race([this.saver.flush(), patience])) return true;
    const isKept = this.keepCopy();
    const { LeaveDialogComponent } = await import('./leave-dialog.component');
    const state = this.saver.state();
    const why = state.kind === 'retrying' || state.kind === 'refused' ? state.error.message : '';
    const reason = $localize`Your last changes are not on the server. ${why}:WHY:`.trim();
    const data: LeaveDialogData = { reason, isKept };
    const opened = await this.dialogs.open<boolean>(LeaveDialogComponent, {
      data,
      ariaLabelledBy: 'leave-title',
      role: 'alertdialog',
    });
    return new Promise((resolve) => opened.closed.subscribe((answer) => resolve(answer === true)));
  }

  /** Keeps what is unsaved in this browser; false when that can't be done. */
  keepCopy(): boolean {
    return this.saver.keepCopy();
  }

  /** Rejects when what the dialog is made of can't be fetched. */
  private async ask(conflict: Conflict): Promise<DialogRef<ConflictDecision>> {
    const [{ ConflictDialogComponent }] = await Promise.all([
      import('./conflict-dialog.component'),
      this.rewriter.load(),
    ]);
    const data: ConflictDialogData = { conflict, mine: this.workflow.content() };
    return this.dialogs.open<ConflictDecision>(ConflictDialogComponent, {
      data,
      ariaLabelledBy: 'conflict-title',
    });
  }

  private async openCopy(id: string): Promise<void> {
    this.saver.stop();
    this.backup.clear(this.workflow.id());
    // What is here has a home: nothing is left to lose.
    this.saver.start(this.saver.baseVersion() ?? 0, this.workflow.content());
    this.toasts.show({ kind: 'info', text: $localize`Your version was saved as a workflow of its own.` });
    await this.router.navigate(['/workflows', id]);
  }

  /** What a crash or a closed tab left in this browser, as what brings it back; null when there is nothing. */
  private async findLeft(
    newest: WorkflowDetail,
    stopped: AbortSignal,
  ): Promise<((theirs: DraftContent) => void) | null> {
    const kept = this.backup.find(newest.id);
    if (!kept) return null;
    const { bringBack, readLeft } = await import('./left-draft');
    const left = await readLeft(this.api, kept, newest, stopped);
    if (!left) this.backup.clear(newest.id);
    const { draft, workflow, saver, toasts } = this;
    return left && ((theirs) => bringBack(left, { draft, workflow, saver, toasts, newest, theirs }));
  }
}
