import type { CanvasDocument, CanvasNode } from '../document/canvas-document';
import { hidingGroup } from '../document/group-tree';
import { groupRect } from '../geometry/group-geometry';
import { cardRect } from '../geometry/node-geometry';
import type { Rect } from '../geometry/rect';

/** Where a node is seen: its card, or the card of the collapsed group that hides it. */
export function shownRect(document: CanvasDocument, node: CanvasNode): Rect {
  const group = hidingGroup(document, node.id);
  return (group && groupRect(document, group)) ?? cardRect(node.position);
}
