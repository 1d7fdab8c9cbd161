import { DestroyRef, inject } from '@angular/core';
import { CanvasView } from '../canvas/canvas-view';
import { isTextField } from '../ui/is-text-field';
import { CanvasClipboard } from '../editing/canvas-clipboard';

/** Where nothing else could be meant: nowhere in particular, what an empty canvas offers, and the rows that stand for nodes. */
const OURS_AS_WELL = 'body, #content, .empty-canvas, .empty-canvas *, .outline-row';

/**
 * Lets the browser's own copy, cut and paste work on the canvas and beside it: so no permission is asked for. In text fields they
 * are the field's.
 */
export function listenToClipboard(): void {
  const [clipboard, view] = [inject(CanvasClipboard), inject(CanvasView)];
  const isOurs = (event: ClipboardEvent): boolean =>
    !event.defaultPrevented &&
    !isTextField(event.target) &&
    !hasSelectedText() &&
    (view.hasFocus() || document.activeElement?.matches(OURS_AS_WELL) === true);
  const copy = (event: ClipboardEvent): void => {
    if (!isOurs(event)) return;
    const text = event.type === 'cut' ? clipboard.cut() : clipboard.copy();
    if (text === null) return;
    event.preventDefault();
    event.clipboardData?.setData('text/plain', text);
  };
  const paste = (event: ClipboardEvent): void => {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (!isOurs(event) || text === '') return;
    event.preventDefault();
    void clipboard.paste(text);
  };
  document.addEventListener('copy', copy);
  document.addEventListener('cut', copy);
  document.addEventListener('paste', paste);
  inject(DestroyRef).onDestroy(() => {
    document.removeEventListener('copy', copy);
    document.removeEventListener('cut', copy);
    document.removeEventListener('paste', paste);
  });
}

/** Somebody marked words to copy them, in a log for instance. */
function hasSelectedText(): boolean {
  return document.getSelection()?.isCollapsed === false;
}
