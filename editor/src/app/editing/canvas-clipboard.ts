import { inject, Injectable } from '@angular/core';
import { clipboardText, fragmentOf, removeItems, type PlainDocument, type Point } from '@rex/canvas';
import { CanvasView } from '../canvas/canvas-view';
import { itemCount } from '../ui/item-count';
import { ToastStore } from '../ui/toasts/toast.store';
import { Announcer } from './announcer';
import { countOf } from './count-of';
import { DraftStore } from './draft.store';
import { editText } from './edit-text';
import { EditingParts } from './editing-parts';
import { MeantItems } from './meant-items';
import { PendingEdits } from './pending-edits';
import { ReferenceRewriter, type ReferenceRules } from './reference-rewriter';
import { readText } from './system-clipboard';

/** Copying and pasting on the canvas: JSON as text, so that it goes into other tabs, chats and files, and comes back. */
@Injectable()
export class CanvasClipboard {
  private readonly draft = inject(DraftStore);
  private readonly view = inject(CanvasView);
  private readonly announcer = inject(Announcer);
  private readonly toasts = inject(ToastStore);
  private readonly references = inject(ReferenceRewriter);
  private readonly meant = inject(MeantItems);
  private readonly pending = inject(PendingEdits);
  private readonly parts = inject(EditingParts);

  /** The text of what is meant; null when nothing is. */
  copy(): string | null {
    const fragment = this.fragment();
    if (fragment === null) return null;
    this.announcer.say($localize`Copied ${countText(fragment)}:ITEMS:`);
    return clipboardText(fragment);
  }

  cut(): string | null {
    const fragment = this.fragment();
    if (fragment === null) return null;
    this.draft.perform(removeItems(this.draft.document(), this.draft.selection()));
    this.announcer.say($localize`Cut ${countText(fragment)}:ITEMS:`);
    return clipboardText(fragment);
  }

  /**
   * Pastes a text at a place of the canvas; without one where the pointer is, or in the middle of what is seen. Text that is no
   * fragment is told of, and changes nothing.
   */
  paste(text: string, at: Point = this.wantedPlace()): Promise<void> {
    return this.pending.add(async () => {
      const references = await this.references.ready();
      if (!references) return;
      const rules = await import('./paste-rules').catch(() => null);
      if (!rules) return this.parts.tellMissing();
      const read = rules.readPasted(text);
      if (!read.ok) this.toasts.show({ kind: 'warn', text: read.message });
      else if (isEmpty(read.fragment))
        this.toasts.show({ kind: 'warn', text: $localize`There is no node on the clipboard.` });
      else this.insert(references.pasteFragment, read.fragment, at);
    });
  }

  /** Pastes what is on the clipboard, as the menu does; the keys bring their own text. */
  async pasteFromSystem(at: Point = this.wantedPlace()): Promise<void> {
    const text = await readText();
    if (text !== null) return this.paste(text, at);
    this.toasts.show({
      kind: 'info',
      text: $localize`Your browser keeps the clipboard to itself: press Ctrl+V on the canvas.`,
    });
  }

  private fragment(): PlainDocument | null {
    this.meant.select();
    return this.draft.selectedCount() === 0
      ? null
      : fragmentOf(this.draft.document(), this.draft.selection());
  }

  private wantedPlace(): Point {
    const controls = this.view.controls();
    return controls?.pointer() ?? controls?.middle() ?? { x: 0, y: 0 };
  }

  private insert(pasteFragment: ReferenceRules['pasteFragment'], fragment: PlainDocument, at: Point): void {
    const edit = pasteFragment(this.draft.document(), {
      fragment,
      at,
      rewriteReferences: this.references.rewrite,
    });
    this.draft.perform(edit);
    this.announcer.say(editText(edit.label));
    requestAnimationFrame(() => {
      this.view.controls()?.revealSelection();
      // The choices of an empty canvas have gone, and the focus with them.
      if (document.activeElement === document.body) this.view.goBack();
    });
  }
}

function isEmpty({ nodes, edges, notes, groups }: PlainDocument): boolean {
  return nodes.length + edges.length + notes.length + groups.length === 0;
}

function countText({ nodes, edges, notes }: PlainDocument): string {
  const count = nodes.length + notes.length;
  if (count === 0) return countOf('edges', edges.length);
  return notes.length === 0 ? countOf('nodes', count) : itemCount(count);
}
