import { Injectable } from '@angular/core';
import { listenTo } from './listen-to';

/** Space, held, turns a drag into a pan. Pressed alone it is a key like others: `wasTapped` says so. */
@Injectable()
export class SpaceKey {
  private held = false;
  private isUsed = false;

  get isHeld(): boolean {
    return this.held;
  }

  /** A pointer or another key was pressed meanwhile. */
  wasUsed(): void {
    this.isUsed = true;
  }

  /** True when Space, which is down or going up now, did nothing but be pressed. */
  get wasTapped(): boolean {
    return !this.isUsed;
  }

  listen(host: HTMLElement): () => void {
    const release = (): void => {
      this.held = false;
      host.classList.remove('is-space');
    };
    const ends = [
      listenTo(window, 'keydown', (event) => {
        if (event.key !== ' ' || !isFree(event.target, host)) return;
        // The page is not to scroll.
        event.preventDefault();
        if (!event.repeat) this.isUsed = false;
        this.held = true;
        host.classList.add('is-space');
      }),
      listenTo(window, 'keyup', (event) => {
        if (event.key === ' ') release();
      }),
      listenTo(window, 'blur', release),
    ];
    return () => ends.forEach((end) => end());
  }
}

/** Space inside a button still clicks, and in a field it is a letter. */
function isFree(target: EventTarget | null, host: HTMLElement): boolean {
  if (!(target instanceof Element)) return false;
  if (target === document.body) return true;
  return host.contains(target) && !target.closest('button, input, textarea, select, a, [contenteditable]');
}
