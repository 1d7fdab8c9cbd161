import { DestroyRef, inject, Injectable, signal } from '@angular/core';

/** Without a hand on it for so long, the page counts as settled all the same. */
const QUIET_MS = 3_000;

/**
 * Whether the page has come to rest: somebody has touched it, or it has been there for a while, and there is a network. What is
 * needed only later is fetched from then on, so that nothing stands in the way of what is seen first.
 */
@Injectable({ providedIn: 'root' })
export class Settled {
  private readonly state = signal(false);
  private readonly waiting = new AbortController();
  readonly isSettled = this.state.asReadonly();

  constructor() {
    const options = { capture: true, signal: this.waiting.signal };
    for (const name of ['pointerdown', 'pointermove', 'wheel', 'keydown']) {
      document.addEventListener(name, () => this.settle(), options);
    }
    const timer = setTimeout(() => this.settle(), QUIET_MS);
    this.waiting.signal.addEventListener('abort', () => clearTimeout(timer));
    inject(DestroyRef).onDestroy(() => this.waiting.abort());
  }

  private settle(): void {
    if (!navigator.onLine) {
      // What is fetched from then on could not be.
      const options = { signal: this.waiting.signal };
      return window.addEventListener('online', () => this.settle(), options);
    }
    this.waiting.abort();
    // Whoever measures what a page fetches by itself counts up to here.
    performance.mark('rex-settled');
    this.state.set(true);
  }
}
