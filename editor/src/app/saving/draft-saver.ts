import { computed, DestroyRef, effect, inject, Injectable, signal, untracked } from '@angular/core';
import { toApiError, type ApiError } from '../api/api-error';
import type { WorkflowDetail } from '../api/types';
import { WorkflowsApi } from '../api/workflows-api';
import { EditorSettings } from '../settings/editor-settings';
import { DraftBackup } from './draft-backup';
import { isSameContent, readContent, toWorkflowDocument, type DraftContent } from './draft-content';
import { keepWhileUnsaved } from './keep-while-unsaved';
import type { Conflict, SaveState } from './save-state';
import { WorkflowDraftStore } from './workflow-draft.store';

/** So long after the last change a draft is sent. */
const PAUSE_MS = 800;
/** Whoever never pauses is saved all the same. */
const LONGEST_WAIT_MS = 5_000;
/** Waits before the next try, while the server does not answer; the last one goes on. */
const RETRY_MS = [1_000, 2_000, 4_000, 8_000];

/** What both sides agreed on last. */
interface Base {
  readonly version: number;
  readonly content: DraftContent;
}

/**
 * Saves the draft by itself, one save at a time, each made on the version that was read last: nothing of another tab is ever
 * overwritten. While the server is away, changes stay here and are tried again.
 */
@Injectable()
export class DraftSaver {
  private readonly api = inject(WorkflowsApi);
  private readonly workflow = inject(WorkflowDraftStore);
  private readonly settings = inject(EditorSettings);
  private readonly backup = inject(DraftBackup);
  private readonly base = signal<Base | null>(null);
  private readonly current = signal<SaveState>({ kind: 'saved' });
  private underWay: Promise<void> | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private waitingSince: number | undefined;
  private failures = 0;

  readonly state = this.current.asReadonly();
  /** There is something here that the server has not confirmed. */
  readonly isDirty = computed(() => {
    const base = this.base();
    const { document, meta } = this.workflow.content();
    return base !== null && (base.content.document !== document || base.content.meta !== meta);
  });
  /** The version the draft is made on. */
  readonly baseVersion = computed(() => this.base()?.version ?? null);

  constructor() {
    effect(() => {
      this.workflow.content();
      this.settings.autosave();
      if (this.isDirty()) untracked(() => this.noticeChange());
    });
    keepWhileUnsaved({
      isDirty: this.isDirty,
      state: computed(() => [this.base(), this.workflow.content()]),
      keep: () => this.keepCopy(),
    });
    const again = (): void => {
      if (this.current().kind === 'retrying') void this.save();
    };
    window.addEventListener('online', again);
    inject(DestroyRef).onDestroy(() => {
      window.removeEventListener('online', again);
      this.stop();
    });
  }

  /** Begins with a version of the server; what is drawn may differ from it already, as after a crash. */
  start(version: number, content: DraftContent): void {
    this.stop();
    this.failures = 0;
    this.base.set({ version, content });
    this.current.set({ kind: this.isDirty() ? 'unsaved' : 'saved' });
    if (this.isDirty()) this.schedule(PAUSE_MS);
  }

  /** A person must decide first what becomes of the draft: nothing is sent until `start` is called again. */
  raise(conflict: Conflict): void {
    this.stop();
    this.base.set({ version: conflict.baseVersion, content: conflict.base ?? conflict.theirs });
    this.current.set({ kind: 'conflict', conflict });
  }

  /** Keeps what is unsaved in this browser, until it is saved; false when that can't be done. */
  keepCopy(): boolean {
    const base = this.base();
    if (base === null) return false;
    return this.backup.keep({
      workflowId: this.workflow.id(),
      userId: this.workflow.userId(),
      version: base.version,
      content: this.workflow.content(),
    });
  }

  /** Nothing is sent any more by itself. */
  stop(): void {
    clearTimeout(this.timer);
    this.waitingSince = undefined;
  }

  /** Sends what is unsaved, now. Resolves when there is nothing left to send (true), or when it can't be done (false). */
  async flush(): Promise<boolean> {
    while (this.isDirty()) {
      if (this.current().kind === 'conflict') return false;
      await this.save();
      if (this.isDirty() && this.current().kind !== 'unsaved') return false;
    }
    return true;
  }

  /** One save. Calls while one is under way wait for that one. */
  save(): Promise<void> {
    this.underWay ??= this.send().finally(() => {
      this.underWay = null;
      // Changes that came meanwhile.
      if (this.current().kind === 'unsaved') this.schedule(PAUSE_MS);
    });
    return this.underWay;
  }

  private noticeChange(): void {
    const { kind } = this.current();
    if (kind === 'conflict' || kind === 'saving') return;
    if (kind === 'saved' || kind === 'refused') this.current.set({ kind: 'unsaved' });
    if (kind === 'retrying') return;
    this.schedule(PAUSE_MS);
  }

  private schedule(delayMs: number): void {
    if (!this.settings.autosave() && this.current().kind !== 'retrying') return this.stop();
    this.waitingSince ??= performance.now();
    const patience = Math.max(0, this.waitingSince + LONGEST_WAIT_MS - performance.now());
    clearTimeout(this.timer);
    const isRetry = this.current().kind === 'retrying';
    this.timer = setTimeout(() => void this.save(), isRetry ? delayMs : Math.min(delayMs, patience));
  }

  private async send(): Promise<void> {
    const [base, content] = [this.base(), this.workflow.content()];
    this.stop();
    if (!base || !this.isDirty() || this.current().kind === 'conflict') return;
    this.current.set({ kind: 'saving' });
    try {
      const saved = await this.api.saveDraft(this.workflow.id(), toWorkflowDocument(content), base.version);
      this.confirm(saved, content);
    } catch (thrown) {
      await this.explain(toApiError(thrown), base, content);
    }
  }

  private confirm(saved: WorkflowDetail, content: DraftContent): void {
    this.failures = 0;
    this.base.set({ version: saved.version, content });
    this.workflow.noteServer(saved);
    this.current.set({ kind: this.isDirty() ? 'unsaved' : 'saved' });
    if (!this.isDirty()) this.backup.clear(this.workflow.id());
  }

  private async explain(error: ApiError, base: Base, sent: DraftContent): Promise<void> {
    if (error.status === 412 || error.status === 409) return this.meetOther(base, sent);
    this.keepCopy();
    if (!isPassing(error)) return this.current.set({ kind: 'refused', error });
    this.current.set({ kind: 'retrying', error });
    this.schedule(RETRY_MS[Math.min(this.failures++, RETRY_MS.length - 1)] ?? PAUSE_MS);
  }

  /** Somebody saved before us. It may have been ourselves: the answer to an earlier try may have been lost on its way. */
  private async meetOther(base: Base, sent: DraftContent): Promise<void> {
    try {
      const newest = await this.api.get(this.workflow.id());
      const theirs = readContent(newest);
      if (isSameContent(theirs, sent)) return this.confirm(newest, sent);
      if (isSameContent(theirs, base.content)) {
        this.base.set({ version: newest.version, content: base.content });
        this.workflow.noteServer(newest);
        return this.current.set({ kind: 'unsaved' });
      }
      this.raise({ base: base.content, baseVersion: base.version, theirs, newest });
      this.keepCopy();
    } catch (thrown) {
      const error = toApiError(thrown);
      if (error.status !== 412) await this.explain(error, base, sent);
    }
  }
}

/** Whether the same request may well succeed later. */
function isPassing({ status, code }: ApiError): boolean {
  return status === 0 ? code !== 'editor-error' : status === 408 || status === 429 || status >= 500;
}
