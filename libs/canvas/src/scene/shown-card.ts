import type { CanvasDocument } from '../document/canvas-document';
import { collapsedAround, membershipOf } from '../document/group-tree';
import type { ItemRef } from '../selection/selection';

/** What is drawn for an item: the item, or the collapsed group that it is in. */
export function shownCard(document: Pick<CanvasDocument, 'groups'>, item: ItemRef): ItemRef {
  const { groupOfNode, groupOfNote } = membershipOf(document);
  const groupId =
    item.list === 'nodes'
      ? groupOfNode.get(item.id)
      : item.list === 'notes'
        ? groupOfNote.get(item.id)
        : undefined;
  const group = collapsedAround(document, groupId);
  return group ? { list: 'groups', id: group.id } : item;
}
