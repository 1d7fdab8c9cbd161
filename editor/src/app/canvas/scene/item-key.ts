import type { ItemRef } from '@rex/canvas';

/** What has an element of its own on the canvas; edges are drawn otherwise. */
export type CardRef = ItemRef & { readonly list: 'nodes' | 'notes' | 'groups' };

export function keyOf({ list, id }: ItemRef): string {
  return `${list} ${id}`;
}

export function isSameItem(a: ItemRef | null, b: ItemRef | null): boolean {
  return a?.list === b?.list && a?.id === b?.id;
}
