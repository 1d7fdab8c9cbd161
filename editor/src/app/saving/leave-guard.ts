import type { CanDeactivateFn } from '@angular/router';

/** A page that has something to lose. */
export interface Leavable {
  mayLeave(): Promise<boolean>;
}

/** Asks a page before it is left. */
export const askBeforeLeaving: CanDeactivateFn<Leavable> = (page) => page.mayLeave();
