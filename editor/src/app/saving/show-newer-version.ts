import { DestroyRef, inject, type Signal } from '@angular/core';
import { changesBetween } from '@rex/canvas';
import type { WorkflowDetail } from '../api/types';
import { WorkflowsApi } from '../api/workflows-api';
import { DraftStore } from '../editing/draft.store';
import { ToastStore } from '../ui/toasts/toast.store';
import { readContent } from './draft-content';
import { DraftSaver } from './draft-saver';
import { WorkflowDraftStore } from './workflow-draft.store';

/**
 * Shows what another tab has saved as soon as this one is looked at again, unless there are changes here. Call it where things
 * can be injected.
 */
export function showNewerVersion(isReady: Signal<boolean>): void {
  const [api, draft, workflow] = [inject(WorkflowsApi), inject(DraftStore), inject(WorkflowDraftStore)];
  const [saver, toasts] = [inject(DraftSaver), inject(ToastStore)];
  const left = new AbortController();

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
  const look = async (): Promise<void> => {
    const known = workflow.server();
    const isIdle = (): boolean => isReady() && !saver.isDirty() && workflow.server() === known;
    if (document.visibilityState !== 'visible' || known === null || !isIdle()) return;
    try {
      const newest = await api.get(workflow.id(), left.signal);
      // Since it was asked for, a save may have begun, or even be done: then this answer is of the past.
      if (isIdle() && newest.version > known.version) take(newest);
    } catch {
      // The next save finds out.
    }
  };
  const listener = (): void => void look();
  document.addEventListener('visibilitychange', listener);
  inject(DestroyRef).onDestroy(() => {
    document.removeEventListener('visibilitychange', listener);
    left.abort();
  });
}
