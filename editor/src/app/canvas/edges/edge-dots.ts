import { Injectable } from '@angular/core';
import { isMotionReduced } from '../view/is-motion-reduced';

/** More moving things than this say nothing more, and cost. */
const MAX_DOTS = 20;

/** One dot that runs along each edge whose target is running. */
@Injectable()
export class EdgeDots {
  private parent: HTMLElement | undefined;
  private readonly dots = new Map<string, HTMLElement>();

  attach(parent: HTMLElement): void {
    this.parent = parent;
  }

  /** Shows a dot on each of the paths, as far as there may be so many. */
  show(paths: readonly string[]): void {
    if (paths.length === 0 && this.dots.size === 0) return;
    const shown = new Set(isMotionReduced() ? [] : paths.slice(0, MAX_DOTS));
    for (const [path, dot] of this.dots) {
      if (shown.has(path)) continue;
      dot.remove();
      this.dots.delete(path);
    }
    for (const path of shown) {
      if (this.dots.has(path) || !this.parent) continue;
      const dot = document.createElement('span');
      dot.className = 'edge-dot';
      dot.style.offsetPath = `path("${path}")`;
      this.parent.append(dot);
      this.dots.set(path, dot);
    }
  }
}
