import { computed, DestroyRef, inject, Injectable, signal } from '@angular/core';
import { Router } from '@angular/router';
import { changesBetween } from '@rex/canvas';
import { toApiError, type ApiError } from '../api/api-error';
import type { WorkflowDetail, WorkflowDocument } from '../api/types';
import { WorkflowsApi } from '../api/workflows-api';
import { Announcer } from '../editing/announcer';
import { DraftStore } from '../editing/draft.store';
import { editText } from '../editing/edit-text';
import { NodeTypesStore } from '../editing/node-types.store';
import { Dialogs } from '../ui/dialogs';
import { ToastStore } from '../ui/toasts/toast.store';
import type { ConflictDecision, ConflictDialogData } from './conflict-dialog.component';
import { DraftBackup, type KeptDraft } from './draft-backup';
import { isSameContent, readContent, type DraftContent } from './draft-content';
import { DraftSaver } from './draft-saver';
import { WorkflowDraftStore } from './workflow-draft.store';

/** Opening a workflow for editing, deciding conflicts, and leaving it: around the draft and its saver. */
@Injectable()
export class OpenWorkflow {
  private readonly api = inject(WorkflowsApi);
  private readonly draft = inject(DraftStore);
  private readonly workflow = inject(WorkflowDraftStore);
  private readonly saver = inject(DraftSaver);
  private readonly types = inject(NodeTypesStore);
  private readonly backup = inject(DraftBackup);
  private readonly toasts = inject(ToastStore);
  private readonly announcer = inject(Announcer);
  private readonly dialogs = inject(Dialogs);
  private readonly router = inject(Router);
  private readonly failure = signal<ApiError | null>(null);
  private readonly ready = signal(false);
  private call = new AbortController();
  private isDeciding = false;

  /** Why it could not be opened. */
  readonly error = this.failure.asReadonly();
  readonly isReady = this.ready.asReadonly();
  /** Gone, somebody else's, or no id at all: one cannot tell, and need not. */
  readonly isMissing = computed(() => [400, 404].includes(this.failure()?.status ?? 0));

  constructor() {
    // What another tab has saved meanwhile is shown as soon as this one is looked at again, unless there are changes here.
    const look = (): void => {
      if (document.visibilityState === 'visible') void this.catchUp();
    };
    document.addEventListener('visibilitychange', look);
    inject(DestroyRef).onDestroy(() => {
      document.removeEventListener('visibilitychange', look);
      this.call.abort();
    });
  }

  async open(id: string): Promise<void> {
    this.call.abort();
    const { signal: stopped } = (this.call = new AbortController());
    this.ready.set(false);
    this.failure.set(null);
    try {
      // Node types are a help for drawing: without them it is still shown.
      const [workflow] = await Promise.all([
        this.api.get(id, stopped),
        this.types.load().catch(() => undefined),
      ]);
      if (stopped.aborted) return;
      const content = this.workflow.open(workflow);
      this.saver.start(workflow.version, content);
      this.ready.set(true);
      await this.bringBack(id, workflow, content);
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
    const data: ConflictDialogData = { conflict, mine: this.workflow.content() };
    const { ConflictDialogComponent } = await import('./conflict-dialog.component');
    const opened = await this.dialogs.open<ConflictDecision>(ConflictDialogComponent, {
      data,
      ariaLabelledBy: 'conflict-title',
    });
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

  /** Whether one may leave: with everything saved, or when the person says so. */
  async mayLeave(): Promise<boolean> {
    if (!this.saver.isDirty()) return true;
    const patience = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 3_000));
    if (await Promise.race([this.saver.flush(), patience])) return true;
    this.keepCopy();
    const { LeaveDialogComponent } = await import('./leave-dialog.component');
    const state = this.saver.state();
    const why = state.kind === 'retrying' || state.kind === 'refused' ? state.error.message : '';
    const opened = await this.dialogs.open<boolean>(LeaveDialogComponent, {
      data: $localize`Your last changes are not on the server. ${why}:WHY:`.trim(),
      ariaLabelledBy: 'leave-title',
      role: 'alertdialog',
    });
    return new Promise((resolve) => opened.closed.subscribe((answer) => resolve(answer === true)));
  }

  /** Keeps what is unsaved in this browser. */
  keepCopy(): void {
    this.backup.keep(this.workflow.id(), this.saver.baseVersion() ?? 0, this.workflow.content());
  }

  private async openCopy(id: string): Promise<void> {
    this.saver.stop();
    this.backup.clear(this.workflow.id());
    // What is here has a home: nothing is left to lose.
    this.saver.start(this.saver.baseVersion() ?? 0, this.workflow.content());
    this.toasts.show({ kind: 'info', text: $localize`Your version was saved as a workflow of its own.` });
    await this.router.navigate(['/workflows', id]);
  }

  /** Changes that a crash or a closed tab left in this browser come back as an edit, and are sent like any other. */
  private async bringBack(id: string, workflow: WorkflowDetail, content: DraftContent): Promise<void> {
    const kept = this.backup.find(id);
    if (!kept) return;
    const mine = readKept(kept);
    if (!mine || isSameContent(mine, content)) return this.backup.clear(id);
    if (kept.version !== workflow.version) {
      const base = await this.api.getVersion(id, kept.version).catch(() => null);
      if (base) {
        const before = readContent({ ...workflow, ...base } as WorkflowDocument);
        this.saver.start(kept.version, before);
      }
    }
    const changes = changesBetween(content.document, mine.document);
    this.draft.perform({
      label: { does: 'as-told', text: $localize`Bring back unsaved changes` },
      changes,
    });
    this.workflow.meta.set(mine.meta);
    this.toasts.show({
      kind: 'info',
      text: $localize`Changes that had not been saved were brought back.`,
      action: { label: $localize`Undo`, run: () => this.draft.undo() },
    });
  }

  private async catchUp(): Promise<void> {
    const version = this.workflow.server()?.version;
    if (!this.ready() || version === undefined || this.saver.isDirty()) return;
    try {
      const newest = await this.api.get(this.workflow.id());
      if (newest.version === this.workflow.server()?.version || this.saver.isDirty()) return;
      const theirs = readContent(newest);
      const changes = changesBetween(this.draft.document(), theirs.document);
      const text = $localize`Take version ${newest.version}:VERSION:`;
      this.draft.perform({ label: { does: 'as-told', text }, changes });
      this.workflow.meta.set(theirs.meta);
      this.workflow.noteServer(newest);
      this.saver.start(newest.version, this.workflow.content());
      if (changes.length > 0) {
        this.toasts.show({
          kind: 'info',
          text: $localize`Version ${newest.version}:VERSION: was saved elsewhere and is shown now.`,
        });
      }
    } catch {
      // The next save finds out.
    }
  }
}

/** A backup of another version of the editor may not be readable. */
function readKept({ workflow }: KeptDraft): DraftContent | null {
  try {
    return readContent(workflow);
  } catch {
    return null;
  }
}
