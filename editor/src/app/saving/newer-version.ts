import { inject, type Signal } from '@angular/core';
import { changesBetween } from '@rex/canvas/merge';
import type { WorkflowDetail } from '../api/types';
import { WorkflowsApi } from '../api/workflows-api';
import { DraftStore } from '../editing/draft.store';
import { ToastStore } from '../ui/toasts/toast.store';
import { readContent } from './draft-content';
import { DraftSaver } from './draft-saver';
import { WorkflowDraftStore } from './workflow-draft.store';

/** Looks whether another tab has saved, and shows that unless there are changes here. Call it where things can be injected. */
export async function showIfNewer(isReady: Signal<boolean>, left: AbortSignal): Promise<void> {
  const [api, draft, workflow] = [inject(WorkflowsApi), inject(DraftStore), inject(WorkflowDraftStore)];
  const [saver, toasts] = [inject(DraftSaver), inject(ToastStore)];

  const take = (newest: WorkflowDetail): void => {
    const theirs = readContent(newest);
    const changes = changesBetween(draft.document(), theirs.document);
    const text = $localize`Take version ${newest.version}:VERSION:`;
    draft.perform({ label: { does: 'as-told', text }, changes });
    workflow.meta.set(theirs.meta);
    workflow.noteServer(newest);
    saver.start(newest.version, workflow.content());
    if (changes.length === 0) return;
    toasts.show({
      kind: 'info',
      text: $localize`Version ${newest.version}:VERSION: was saved elsewhere and is shown now.`,
    });
  };
  const known = workflow.server();
  const isIdle = (): boolean => isReady() && !saver.isDirty() && workflow.server() === known;
  if (known === null || !isIdle()) return;
  const newest = await api.get(workflow.id(), left);
  // Since it was asked for, a save may have begun, or even be done: then this answer is of the past.
  if (isIdle() && newest.version > known.version) take(newest);
}
