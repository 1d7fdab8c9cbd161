import { DestroyRef, effect, inject, type Signal } from '@angular/core';

/** So long after the last change it is kept: writing down a large workflow with every key would be felt. */
const PAUSE_MS = 1_000;
/** Of whoever never pauses it is kept that often. */
const LONGEST_WAIT_MS = 5_000;

/** Something of which the server may not have all. */
export interface Unsaved {
  readonly isDirty: Signal<boolean>;
  /** Changes whenever there is something else to keep. */
  readonly state: Signal<unknown>;
  keep(): void;
}

/**
 * While something is unsaved, whatever the reason, keeps it after each pause, and at once when the page is hidden or left, because
 * a page may hear nothing after that. Call it where things can be injected.
 */
export function keepWhileUnsaved(unsaved: Unsaved): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waitingSince: number | undefined;
  const stop = (): void => {
    clearTimeout(timer);
    waitingSince = undefined;
  };
  const keepNow = (): void => {
    stop();
    if (unsaved.isDirty()) unsaved.keep();
  };
  effect(() => {
    unsaved.state();
    if (!unsaved.isDirty()) return stop();
    waitingSince ??= performance.now();
    const patience = Math.max(0, waitingSince + LONGEST_WAIT_MS - performance.now());
    clearTimeout(timer);
    timer = setTimeout(keepNow, Math.min(PAUSE_MS, patience));
  });
  const hide = (): void => {
    if (document.visibilityState === 'hidden') keepNow();
  };
  window.addEventListener('pagehide', keepNow);
  document.addEventListener('visibilitychange', hide);
  inject(DestroyRef).onDestroy(() => {
    window.removeEventListener('pagehide', keepNow);
    document.removeEventListener('visibilitychange', hide);
    stop();
  });
}
