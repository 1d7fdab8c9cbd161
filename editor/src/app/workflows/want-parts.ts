import { effect, inject, untracked } from '@angular/core';
import { ContextMenu } from '../commands/context-menu';
import { DraftStore } from '../editing/draft.store';
import { EditingParts } from '../editing/editing-parts';
import type { PartName } from '../editing/part-name';
import { RunActions } from '../executions/run-actions';
import { NodePicker } from '../palette/node-picker';
import { CanvasSearch } from '../search/canvas-search';
import { Settled } from '../ui/settled';

interface Wish {
  readonly part: PartName;
  readonly isWanted: () => boolean;
  /** What becomes of the wish when the part can't be had; absent: it stays, and the part shows when it comes. */
  readonly giveUp?: () => void;
}

/** Fetches the parts around the canvas when something asks for them. Call it where things can be injected. */
export function wantParts(page: {
  isPanelOpen: () => boolean;
  isRunShown: () => boolean;
  hasWebhook: () => boolean;
}): void {
  const parts = inject(EditingParts);
  const { isSettled } = inject(Settled);
  const [menu, picker, search] = [inject(ContextMenu), inject(NodePicker), inject(CanvasSearch)];
  const [draft, runs] = [inject(DraftStore), inject(RunActions)];
  const wishes: readonly Wish[] = [
    { part: 'toasts', isWanted: isSettled },
    { part: 'dock', isWanted: isSettled },
    { part: 'bar', isWanted: page.isRunShown },
    { part: 'webhook', isWanted: page.hasWebhook },
    { part: 'toolbar', isWanted: () => draft.selectedCount() > 1 },
    { part: 'refusal', isWanted: () => runs.refusal() !== null },
    { part: 'inspector', isWanted: page.isPanelOpen },
    { part: 'runInput', isWanted: () => runs.dialog() !== null, giveUp: () => runs.closeDialog() },
    { part: 'menu', isWanted: () => menu.request() !== null, giveUp: () => menu.close() },
    {
      part: 'picker',
      isWanted: () => picker.request() !== null,
      giveUp: () => picker.request()?.answer(null),
    },
    { part: 'search', isWanted: () => search.isOpen(), giveUp: () => search.isOpen.set(false) },
  ];
  for (const { part, isWanted, giveUp } of wishes) {
    effect(() => {
      if (!isWanted()) return;
      void untracked(() => parts.want(part)).then((isHere) => {
        if (isHere || !giveUp) return;
        giveUp();
        parts.tellMissing();
      });
    });
  }
  parts.fetchAhead();
}
