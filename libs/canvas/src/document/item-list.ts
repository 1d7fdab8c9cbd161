/** Items by id, in an order that matters: nodes run in document order where nothing else decides. */
export interface ItemList<Item> {
  readonly byId: ReadonlyMap<string, Item>;
  readonly order: readonly string[];
}

/** A list of items whose ids differ. */
export function itemListOf<Item extends { readonly id: string }>(items: readonly Item[]): ItemList<Item> {
  return { byId: new Map(items.map((item) => [item.id, item])), order: items.map((item) => item.id) };
}

/** The items of a list, in order. */
export function itemsOf<Item>(list: ItemList<Item>): Item[] {
  return list.order.flatMap((id) => list.byId.get(id) ?? []);
}
