import { LIST_NAMES, type CanvasDocument, type ListName } from '../document/canvas-document';
import type { Change } from '../document/change';
import { isSameValue } from '../document/is-same-value';

/**
 * The changes that lead from one document to another: so that what came from elsewhere (another tab, a merge, an earlier
 * version) is an edit like any other, and can be undone.
 */
export function changesBetween(before: CanvasDocument, after: CanvasDocument): Change[] {
  return LIST_NAMES.flatMap((list) => changesOfList(list, before, after));
}

function changesOfList(list: ListName, before: CanvasDocument, after: CanvasDocument): Change[] {
  const [from, to] = [before[list], after[list]];
  const isStaying = (id: string): boolean => from.byId.has(id) && to.byId.has(id);
  const stays = from.order.filter(isStaying);
  // Another order of what stays is told by taking all out and putting all in again.
  const isReordered = to.order.filter(isStaying).some((id, n) => id !== stays[n]);
  const isKept = (id: string): boolean => !isReordered && isStaying(id);
  const changes: unknown[] = [];
  for (const [index, id] of [...from.order.entries()].reverse()) {
    if (!isKept(id)) changes.push({ kind: 'removed', list, item: from.byId.get(id), index });
  }
  for (const id of from.order.filter(isKept)) {
    const [old, item] = [from.byId.get(id), to.byId.get(id)];
    if (!isSameValue(old, item)) changes.push({ kind: 'replaced', list, before: old, after: item });
  }
  for (const [index, id] of to.order.entries()) {
    if (!isKept(id)) changes.push({ kind: 'added', list, item: to.byId.get(id), index });
  }
  // The items are of the list that is named: the compiler can't see it through the loop over lists.
  return changes as Change[];
}
