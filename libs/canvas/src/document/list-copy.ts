import type { ItemList } from './item-list';

/** A list that can be changed; nobody else sees it until it is done. */
export class ListCopy<Item extends { readonly id: string }> implements ItemList<Item> {
  readonly byId: Map<string, Item>;
  readonly order: string[];

  constructor(list: ItemList<Item>) {
    this.byId = new Map(list.byId);
    this.order = [...list.order];
  }

  insert(item: Item, index: number): void {
    if (this.byId.has(item.id)) throw new Error(`The document has an item "${item.id}" already.`);
    this.order.splice(index, 0, item.id);
    this.byId.set(item.id, item);
  }

  removeAt(index: number, id: string): void {
    if (this.order[index] !== id) throw new Error(`The document has no item "${id}" at ${index}.`);
    this.order.splice(index, 1);
    this.byId.delete(id);
  }

  replace(item: Item): void {
    if (!this.byId.has(item.id)) throw new Error(`The document has no item "${item.id}".`);
    this.byId.set(item.id, item);
  }
}
