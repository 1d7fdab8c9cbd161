import type { CanvasDocument, Point, Selection } from '@rex/canvas';

/** A document in which some nodes and notes lie elsewhere, to draw a drag before it has happened. Costs nothing to make. */
export function shiftedDocument(
  document: CanvasDocument,
  { nodes, notes }: Pick<Selection, 'nodes' | 'notes'>,
  by: Point,
): CanvasDocument {
  return {
    ...document,
    nodes: { order: document.nodes.order, byId: new ShiftedItems(document.nodes.byId, nodes, by) },
    notes: { order: document.notes.order, byId: new ShiftedItems(document.notes.byId, notes, by) },
  };
}

/** A map whose values are moved when they are asked for. */
class ShiftedItems<Item extends { readonly position: Point }> implements ReadonlyMap<string, Item> {
  constructor(
    private readonly items: ReadonlyMap<string, Item>,
    private readonly moved: ReadonlySet<string>,
    private readonly by: Point,
  ) {}

  get size(): number {
    return this.items.size;
  }

  get(id: string): Item | undefined {
    const item = this.items.get(id);
    if (!item || !this.moved.has(id)) return item;
    return { ...item, position: { x: item.position.x + this.by.x, y: item.position.y + this.by.y } };
  }

  has(id: string): boolean {
    return this.items.has(id);
  }

  forEach(visit: (item: Item, id: string, map: ReadonlyMap<string, Item>) => void): void {
    for (const [id, item] of this.entries()) visit(item, id, this);
  }

  keys(): MapIterator<string> {
    return this.items.keys();
  }

  *entries(): MapIterator<[string, Item]> {
    for (const id of this.items.keys()) {
      const item = this.get(id);
      if (item) yield [id, item];
    }
  }

  *values(): MapIterator<Item> {
    for (const [, item] of this.entries()) yield item;
  }

  [Symbol.iterator](): MapIterator<[string, Item]> {
    return this.entries();
  }
}
