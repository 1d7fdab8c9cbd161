import { inject, Injectable } from '@angular/core';
import type { RewriteReferences } from '@rex/canvas';
import type { rewriteReferences } from '@rex/workflow';
import { NodeTypesStore } from './node-types.store';

/** Lets expressions follow nodes to other ids. The parser that it takes is fetched when it is first needed. */
@Injectable({ providedIn: 'root' })
export class ReferenceRewriter {
  private readonly types = inject(NodeTypesStore);
  private rules: typeof rewriteReferences | undefined;
  private loading: Promise<void> | undefined;

  /** Resolves when `rewrite` knows expressions. Rejects when it can't be fetched. */
  load(): Promise<void> {
    this.loading ??= import('./reference-rules').then(
      (file) => {
        this.rules = file.rewriteReferences;
      },
      (thrown: unknown) => {
        this.loading = undefined;
        throw thrown;
      },
    );
    return this.loading;
  }

  /** Until `load` has resolved, configs stay as they are. */
  readonly rewrite: RewriteReferences = (node, renames) =>
    this.rules?.(node, renames, this.types.catalog()) ?? node.config;
}
