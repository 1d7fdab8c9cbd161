import { DOCUMENT } from '@angular/common';
import {
  afterEveryRender,
  inject,
  provideEnvironmentInitializer,
  type EnvironmentProviders,
} from '@angular/core';

/** Whoever takes away what has the focus may know better where it goes, and has so long to put it there. */
const GRACE_MS = 100;

/**
 * Keeps the keyboard focus on the page. When what had it is gone, with a page that was left, a row that was deleted or a form
 * that was sent, it goes to the heading of the dialog that is open, or else of the page: never to the top of the document.
 */
export function provideKeptFocus(): EnvironmentProviders {
  return provideEnvironmentInitializer(() => {
    const document = inject(DOCUMENT);
    let holder: EventTarget | null = null;
    const isLost = (): boolean =>
      holder instanceof Element && !holder.isConnected && document.activeElement === document.body;

    document.addEventListener('focusin', ({ target }) => (holder = target));
    document.addEventListener('focusout', ({ target, relatedTarget }) => {
      if (relatedTarget !== null) return;
      // Left by a press on an empty place: nobody wants it back. What was removed is out of the document by then.
      setTimeout(() => {
        if (target === holder && target instanceof Element && target.isConnected) holder = null;
      });
    });
    afterEveryRender({
      read: () => {
        if (!isLost()) return;
        setTimeout(() => {
          if (!isLost()) return;
          holder = null;
          focusHeading(document);
        }, GRACE_MS);
      },
    });
  });
}

function focusHeading(document: Document): void {
  const dialog = [...document.querySelectorAll<HTMLElement>('[role="dialog"], [role="alertdialog"]')].at(-1);
  const target = dialog
    ? (dialog.querySelector<HTMLElement>('h2') ?? dialog)
    : (document.querySelector<HTMLElement>('main h1:not(.visually-hidden)') ??
      document.getElementById('content'));
  if (!target) return;
  if (!target.hasAttribute('tabindex')) target.tabIndex = -1;
  target.focus();
}
