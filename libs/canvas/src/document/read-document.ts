import type { CanvasDocument, CanvasEdge, CanvasGroup, CanvasNode, CanvasNote } from './canvas-document';
import { cleanGroups } from './clean-groups';
import { edgeIdFor, freshId } from './fresh-ids';
import { itemListOf, itemsOf } from './item-list';

/** A canvas document as it is stored and sent. */
export interface PlainDocument {
  nodes: CanvasNode[];
  edges: CanvasEdge[];
  notes: CanvasNote[];
  groups: CanvasGroup[];
}

/** A document without anything in it. */
export const EMPTY_DOCUMENT: CanvasDocument = readDocument({ nodes: [], edges: [] });

/**
 * Takes a stored document to the canvas. Drafts may hold an id twice: the second node or edge gets a fresh one, because the
 * canvas knows items by their ids.
 */
export function readDocument(
  plain: Pick<PlainDocument, 'nodes' | 'edges'> & Partial<PlainDocument>,
): CanvasDocument {
  const nodes = itemListOf(withOwnIds(plain.nodes, (node, taken) => freshId(node.id, taken)));
  const notes = itemListOf(withOwnIds(plain.notes ?? [], (note, taken) => freshId(note.id, taken)));
  const groups = withOwnIds(plain.groups ?? [], (group, taken) => freshId(group.id, taken));
  return {
    nodes,
    edges: itemListOf(withOwnIds(plain.edges, edgeIdFor)),
    notes,
    groups: itemListOf(cleanGroups(groups, nodes.byId, notes.byId)),
  };
}

/** The document to store or send. Shares its items with the canvas. */
export function plainDocument(document: CanvasDocument): PlainDocument {
  return {
    nodes: itemsOf(document.nodes),
    edges: itemsOf(document.edges),
    notes: itemsOf(document.notes),
    groups: itemsOf(document.groups),
  };
}

function withOwnIds<Item extends { readonly id: string }>(
  items: readonly Item[],
  freshIdOf: (item: Item, taken: Set<string>) => string,
): Item[] {
  const seen = new Set<string>();
  const taken = new Set(items.map((item) => item.id));
  return items.map((item) => {
    if (!seen.has(item.id)) {
      seen.add(item.id);
      return item;
    }
    const id = freshIdOf(item, taken);
    taken.add(id);
    seen.add(id);
    return { ...item, id };
  });
}
