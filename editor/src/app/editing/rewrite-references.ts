import { InjectionToken } from '@angular/core';
import type { RewriteReferences } from '@rex/canvas';

/** Lets expressions follow nodes to other ids, see @rex/canvas. Without one that knows templates, configs stay as they are. */
export const REWRITE_REFERENCES = new InjectionToken<RewriteReferences>('RewriteReferences', {
  providedIn: 'root',
  factory: () => (node) => node.config,
});
