import { Injectable, signal } from '@angular/core';

/** A field into which a path can be put at its caret. */
export interface TemplateTarget {
  insertPath(path: string): void;
}

/** The template field that had the focus last: where the tree of data puts a path. */
@Injectable()
export class TemplateTargets {
  readonly last = signal<TemplateTarget | null>(null);

  release(target: TemplateTarget): void {
    this.last.update((last) => (last === target ? null : last));
  }
}
