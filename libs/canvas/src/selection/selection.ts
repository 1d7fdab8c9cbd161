import { LIST_NAMES, type CanvasDocument, type ListName } from '../document/canvas-document';

/** What is selected, of each kind. */
export type Selection = { readonly [List in ListName]: ReadonlySet<string> };

/** One item, by its list and its id. */
export interface ItemRef {
  readonly list: ListName;
  readonly id: string;
}

const NONE: ReadonlySet<string> = new Set();

export const NOTHING_SELECTED: Selection = { nodes: NONE, edges: NONE, notes: NONE, groups: NONE };

/** A selection of the given ids. */
export function selectionOf(ids: { readonly [List in ListName]?: Iterable<string> }): Selection {
  return {
    nodes: new Set(ids.nodes),
    edges: new Set(ids.edges),
    notes: new Set(ids.notes),
    groups: new Set(ids.groups),
  };
}

export function isSelected(selection: Selection, item: ItemRef): boolean {
  return selection[item.list].has(item.id);
}

/** How many items are selected. */
export function selectedCount(selection: Selection): number {
  return LIST_NAMES.reduce((count, list) => count + selection[list].size, 0);
}

/** Selects the item besides what is selected, or no longer if it was. */
export function toggleItem(selection: Selection, { list, id }: ItemRef): Selection {
  const ids = new Set(selection[list]);
  if (!ids.delete(id)) ids.add(id);
  return { ...selection, [list]: ids };
}

/** Everything that is selected in either. */
export function unite(a: Selection, b: Selection): Selection {
  return combine(a, b, (one, other) => new Set([...one, ...other]));
}

/** What is selected in one of both only. */
export function symmetricDifference(a: Selection, b: Selection): Selection {
  return combine(a, b, (one, other) => {
    const result = new Set(one);
    for (const id of other) if (!result.delete(id)) result.add(id);
    return result;
  });
}

export function isSameSelection(a: Selection, b: Selection): boolean {
  return LIST_NAMES.every(
    (list) => a[list].size === b[list].size && [...a[list]].every((id) => b[list].has(id)),
  );
}

/** Everything in the document. */
export function selectAll(document: CanvasDocument): Selection {
  return selectionOf({
    nodes: document.nodes.order,
    edges: document.edges.order,
    notes: document.notes.order,
    groups: document.groups.order,
  });
}

/** What of a selection the document still has. Gives the same object back when that is all of it. */
export function existing(selection: Selection, document: CanvasDocument): Selection {
  if (LIST_NAMES.every((list) => [...selection[list]].every((id) => document[list].byId.has(id)))) {
    return selection;
  }
  const kept = (list: ListName): ReadonlySet<string> =>
    new Set([...selection[list]].filter((id) => document[list].byId.has(id)));
  return { nodes: kept('nodes'), edges: kept('edges'), notes: kept('notes'), groups: kept('groups') };
}

function combine(
  a: Selection,
  b: Selection,
  join: (one: ReadonlySet<string>, other: ReadonlySet<string>) => ReadonlySet<string>,
): Selection {
  return {
    nodes: join(a.nodes, b.nodes),
    edges: join(a.edges, b.edges),
    notes: join(a.notes, b.notes),
    groups: join(a.groups, b.groups),
  };
}
