import type { CanvasDocument, CanvasItems, ListName } from './canvas-document';
import type { Added, Change, Removed, Replaced } from './change';
import { ListCopy } from './list-copy';

/**
 * The document after the changes. Lists without changes are shared; a changed list of n items is copied once, whatever the
 * number of changes. Throws when the changes belong to another document: that is a bug of the caller.
 */
export function applyChanges(document: CanvasDocument, changes: readonly Change[]): CanvasDocument {
  if (changes.length === 0) return document;
  const copies: { -readonly [List in ListName]?: ListCopy<CanvasItems[List]> } = {};
  for (const change of changes) {
    switch (change.list) {
      case 'nodes':
        applyTo((copies.nodes ??= new ListCopy(document.nodes)), change);
        break;
      case 'edges':
        applyTo((copies.edges ??= new ListCopy(document.edges)), change);
        break;
      case 'notes':
        applyTo((copies.notes ??= new ListCopy(document.notes)), change);
        break;
      case 'groups':
        applyTo((copies.groups ??= new ListCopy(document.groups)), change);
        break;
    }
  }
  return { ...document, ...copies };
}

function applyTo<List extends ListName>(
  copy: ListCopy<CanvasItems[List]>,
  change: Added<List> | Removed<List> | Replaced<List>,
): void {
  switch (change.kind) {
    case 'added':
      return copy.insert(change.item, change.index);
    case 'removed':
      return copy.removeAt(change.index, change.item.id);
    case 'replaced':
      return copy.replace(change.after);
  }
}
