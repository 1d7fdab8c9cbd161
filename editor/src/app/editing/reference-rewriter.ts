import { inject, Injectable } from '@angular/core';
import type { RewriteReferences } from '@rex/canvas';
import type * as ReferenceModule from './reference-rules';
import { ToastStore } from '../ui/toasts/toast.store';
import { NodeTypesStore } from './node-types.store';

export type ReferenceRules = typeof ReferenceModule;

/** Lets expressions follow nodes to other ids. The parser that it takes is fetched when it is first needed. Only the types tell where there are any. */
@Injectable({ providedIn: 'root' })
export class ReferenceRewriter {
  private readonly types = inject(NodeTypesStore);
  private readonly toasts = inject(ToastStore);
  private rules: ReferenceRules | undefined;
  private loading: Promise<void> | undefined;

  /** Resolves when `rewrite` knows expressions. Rejects when it can't be fetched. */
  load(): Promise<void> {
    this.loading ??= import('./reference-rules').then(
      (file) => {
        this.rules = file;
      },
      (thrown: unknown) => {
        this.loading = undefined;
        throw thrown;
      },
    );
    return this.loading;
  }

  /** Loads the rules, and tells people when that did not work: what needs the rewriting is better not done then. */
  async ready(): Promise<ReferenceRules | null> {
    try {
      await Promise.all([this.load(), this.types.load()]);
      return this.rules ?? null;
    } catch {
      this.toasts.show({
        kind: 'warn',
        text: $localize`Expressions could not be looked at, so nothing was changed. Try again when you are online.`,
      });
      return null;
    }
  }

  /** Until `load` has resolved, configs stay as they are. */
  readonly rewrite: RewriteReferences = (node, renames) =>
    this.rules?.rewriteReferences(node, renames, this.types.catalog()) ?? node.config;
}
