import { InjectionToken } from '@angular/core';
import type { RewriteReferences } from '@rex/canvas';

/** How expressions follow a node that gets another id. Provided by the editor; without it they stay as they are. */
export const REWRITE_REFERENCES = new InjectionToken<RewriteReferences>('rewriting of references', {
  factory: () => (node) => node.config,
});
