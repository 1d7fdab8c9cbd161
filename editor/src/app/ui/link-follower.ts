import { inject, Injectable } from '@angular/core';
import { Router } from '@angular/router';

/**
 * Follows links to other screens within the page. One handler around a long list does it for all of its links, which are plain
 * ones: a directive on each costs more than its row.
 */
@Injectable({ providedIn: 'root' })
export class LinkFollower {
  private readonly router = inject(Router);

  /** Call it on clicks. What is meant for a new tab, or is no link of ours, is left to the browser. */
  follow(event: MouseEvent): void {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const path = link?.getAttribute('href') ?? '';
    const isPlain = !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (!path.startsWith('/') || event.button !== 0 || !isPlain || event.defaultPrevented) return;
    event.preventDefault();
    void this.router.navigateByUrl(path);
  }
}
