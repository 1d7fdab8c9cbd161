import type { CanvasDocument, CanvasGroup } from '../document/canvas-document';
import { childGroups } from '../document/group-tree';
import { CARD, cardRect } from './node-geometry';
import { boundsOf, type Rect } from './rect';
import { inflate } from './rect-relations';

/** Room around the members of a group, and above them for its name. */
const PADDING_PX = 24;
const HEADER_PX = 32;

/** Where a group is drawn: around its members when it is open, as one card at their top left corner when it is collapsed. */
export function groupRect(document: CanvasDocument, group: CanvasGroup): Rect | undefined {
  const members = boundsOf([
    ...group.nodeIds.flatMap((id) => {
      const node = document.nodes.byId.get(id);
      return node ? [cardRect(node.position)] : [];
    }),
    ...group.noteIds.flatMap((id) => {
      const note = document.notes.byId.get(id);
      return note ? [{ ...note.position, ...note.size }] : [];
    }),
    ...childGroups(document, group.id).flatMap((child) => groupRect(document, child) ?? []),
  ]);
  if (!members) return undefined;
  if (group.isCollapsed) return { x: members.x, y: members.y, ...CARD };
  const around = inflate(members, PADDING_PX);
  return { ...around, y: around.y - HEADER_PX, height: around.height + HEADER_PX };
}
