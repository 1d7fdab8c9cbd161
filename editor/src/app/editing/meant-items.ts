import { inject, Injectable } from '@angular/core';
import { selectionOf } from '@rex/canvas';
import { CanvasView } from '../canvas/canvas-view';
import { DraftStore } from './draft.store';

/** What a command is about that changes what is drawn: what is selected, else the card on which the keyboard is. */
@Injectable()
export class MeantItems {
  private readonly draft = inject(DraftStore);
  private readonly view = inject(CanvasView);

  isAny(): boolean {
    return this.draft.selectedCount() > 0 || this.focused() !== null;
  }

  areNodes(): boolean {
    return this.draft.selection().nodes.size > 0 || this.focused()?.list === 'nodes';
  }

  /** The only node that is meant. */
  isOneNode(): boolean {
    return this.draft.onlyNodeId() !== null || this.focused()?.list === 'nodes';
  }

  /** Selects the card that is meant without being selected. */
  select(): void {
    const item = this.focused();
    if (item) this.draft.select(selectionOf({ [item.list]: [item.id] }));
  }

  private focused() {
    return this.draft.selectedCount() === 0 ? (this.view.controls()?.focusedItem() ?? null) : null;
  }
}
