import type { CanvasItems, ListName } from './canvas-document';

/** An item came in at a place in its list. */
export interface Added<List extends ListName> {
  readonly kind: 'added';
  readonly list: List;
  readonly item: CanvasItems[List];
  readonly index: number;
}

/** An item went out of a place in its list. */
export interface Removed<List extends ListName> {
  readonly kind: 'removed';
  readonly list: List;
  readonly item: CanvasItems[List];
  readonly index: number;
}

/** An item has other values under the same id. */
export interface Replaced<List extends ListName> {
  readonly kind: 'replaced';
  readonly list: List;
  readonly before: CanvasItems[List];
  readonly after: CanvasItems[List];
}

/** One step from a document to the next, as plain data that tells the way back too. */
export type Change = { [List in ListName]: Added<List> | Removed<List> | Replaced<List> }[ListName];

/** The id of the item that a change is about. */
export function changedId(change: Change): string {
  return change.kind === 'replaced' ? change.after.id : change.item.id;
}

/** The changes that lead back. */
export function invertChanges(changes: readonly Change[]): Change[] {
  return changes.map(invert).reverse();
}

function invert(change: Change): Change {
  switch (change.kind) {
    case 'added':
      return { ...change, kind: 'removed' };
    case 'removed':
      return { ...change, kind: 'added' };
    case 'replaced':
      // The compiler can't see that both sides come from the same list.
      return { ...change, before: change.after, after: change.before } as Change;
  }
}
