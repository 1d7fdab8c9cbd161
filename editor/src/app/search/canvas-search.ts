import { Injectable, signal } from '@angular/core';

/** How the search on the canvas stands, also while it is closed. What finds and shows comes with its field. */
@Injectable()
export class CanvasSearch {
  readonly isOpen = signal(false);
  readonly query = signal('');
  /** Which of the hits is looked at. */
  readonly index = signal(0);
  /** Set by what finds: goes to the next hit, or with -1 to the one before. */
  step: (by: 1 | -1) => void = () => undefined;

  open(): void {
    this.isOpen.set(true);
  }
}
