import { computed, inject, Injectable, signal } from '@angular/core';
import { CurrentSession } from '../api/current-session';
import type { WorkflowDetail } from '../api/types';
import { DraftStore } from '../editing/draft.store';
import { readContent, type DraftContent, type WorkflowMeta } from './draft-content';

/** What the server says of the workflow besides its document. */
export type ServerFacts = Pick<
  WorkflowDetail,
  'version' | 'publishedVersion' | 'active' | 'tags' | 'createdAt' | 'updatedAt'
>;

/** The workflow that is open: what is drawn (see DraftStore), its name and settings, and what the server said of it last. */
@Injectable()
export class WorkflowDraftStore {
  private readonly draft = inject(DraftStore);
  private readonly session = inject(CurrentSession);
  private readonly facts = signal<ServerFacts | null>(null);

  readonly id = signal('');
  /** Who opened it: what is drawn stays theirs, even when their session ends. */
  readonly userId = signal<string | null>(null);
  readonly meta = signal<WorkflowMeta>({ name: '', description: '', settings: EMPTY_SETTINGS });
  readonly server = this.facts.asReadonly();
  readonly content = computed((): DraftContent => ({ document: this.draft.document(), meta: this.meta() }));

  /** Takes up a workflow as the server gave it; gives the content that stands for its version. */
  open(workflow: WorkflowDetail): DraftContent {
    const content = readContent(workflow);
    this.id.set(workflow.id);
    this.userId.set(this.session.user()?.id ?? null);
    this.meta.set(content.meta);
    this.draft.open(content.document);
    this.noteServer(workflow);
    return content;
  }

  /** Changes the name, the description or the settings. */
  changeMeta(fields: Partial<WorkflowMeta>): void {
    this.meta.update((meta) => ({ ...meta, ...fields }));
  }

  noteServer({ version, publishedVersion, active, tags, createdAt, updatedAt }: WorkflowDetail): void {
    this.facts.set({ version, publishedVersion, active, tags, createdAt, updatedAt });
  }
}

const EMPTY_SETTINGS: WorkflowMeta['settings'] = {
  timezone: 'UTC',
  timeoutMs: 3_600_000,
  maxConcurrency: null,
};
