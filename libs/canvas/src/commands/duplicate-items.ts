import { fragmentOf } from '../clipboard/fragment-of';
import type { CanvasDocument } from '../document/canvas-document';
import type { Point } from '../geometry/rect';
import type { Selection } from '../selection/selection';
import type { Edit } from './edit';
import { countOf, DUPLICATE_OFFSET, insertFragment } from './insert-fragment';
import type { RewriteReferences } from './rename-node';

/** Duplicates what is selected beside it, or where a cloning drag ended. */
export function duplicateItems(
  document: CanvasDocument,
  args: { selection: Selection; by?: Point; rewriteReferences: RewriteReferences },
): Edit {
  const { selection, by = DUPLICATE_OFFSET, rewriteReferences } = args;
  const fragment = fragmentOf(document, selection);
  const edit = insertFragment(document, { fragment, by, rewriteReferences });
  return { ...edit, label: { does: 'duplicate', ...countOf(fragment) } };
}
