import { inject, InjectionToken } from '@angular/core';
import type { RewriteReferences } from '@rex/canvas';
import { ReferenceRewriter } from './reference-rewriter';

/** Lets expressions follow nodes to other ids, see @rex/canvas and ReferenceRewriter. */
export const REWRITE_REFERENCES = new InjectionToken<RewriteReferences>('RewriteReferences', {
  providedIn: 'root',
  factory: () => inject(ReferenceRewriter).rewrite,
});
