import { computed, DestroyRef, effect, inject, Injectable, signal, untracked } from '@angular/core';
import type { WorkflowDocument, WorkflowVersion } from '../api/types';
import { WorkflowsApi } from '../api/workflows-api';
import { readContent, toWorkflowDocument } from './draft-content';
import { WorkflowDraftStore } from './workflow-draft.store';

/** So long after the last change it is counted again. */
const PAUSE_MS = 400;

/** How far the draft is ahead of what is published. */
@Injectable()
export class PublishedDistance {
  private readonly api = inject(WorkflowsApi);
  private readonly workflow = inject(WorkflowDraftStore);
  private readonly published = signal<WorkflowVersion | null>(null);
  private readonly counted = signal<number | null>(null);
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** Null: nothing is published, or it is not known yet. Moves of nodes and notes count as one change together. */
  readonly aheadBy = this.counted.asReadonly();
  private readonly publishedVersion = computed(() => this.workflow.server()?.publishedVersion ?? null);

  constructor() {
    effect(() => {
      const version = this.publishedVersion();
      untracked(() => void this.load(version));
    });
    effect(() => {
      const [published] = [this.published(), this.workflow.content()];
      clearTimeout(this.timer);
      if (!published) return this.counted.set(null);
      this.timer = setTimeout(() => void this.count(published), PAUSE_MS);
    });
    inject(DestroyRef).onDestroy(() => clearTimeout(this.timer));
  }

  private async load(version: number | null): Promise<void> {
    this.published.set(null);
    if (version === null) return;
    const id = untracked(this.workflow.id);
    const found = await this.api.getVersion(id, version).catch(() => null);
    // Another one may have been published meanwhile.
    if (found && this.publishedVersion() === version && this.workflow.id() === id) this.published.set(found);
  }

  private async count(published: WorkflowVersion): Promise<void> {
    const { countChanges, diffDocuments } = await import('./count-rules');
    const draft = toWorkflowDocument(this.workflow.content());
    // Both as the canvas shows them: places that it chose itself are no change.
    const before = toWorkflowDocument(readContent({ ...draft, ...published } as WorkflowDocument));
    const { changes, looks } = countChanges(diffDocuments(before, draft));
    if (this.published() === published) this.counted.set(changes + (looks > 0 ? 1 : 0));
  }
}
