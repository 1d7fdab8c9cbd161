import type { CanvasDocument, CanvasGroup } from '../document/canvas-document';
import { Draft } from '../document/draft';
import { selectionOf } from '../selection/selection';
import type { Edit } from './edit';

/** Renames a group, collapses or opens it. */
export function changeGroup(
  document: CanvasDocument,
  { groupId, fields }: { groupId: string; fields: Partial<Pick<CanvasGroup, 'name' | 'isCollapsed'>> },
): Edit {
  const draft = new Draft(document);
  const group = document.groups.byId.get(groupId);
  if (group) draft.replace('groups', { ...group, ...fields });
  const does = fields.isCollapsed === undefined ? 'rename' : fields.isCollapsed ? 'collapse' : 'open';
  const label = { does, name: group?.name ?? groupId } as const;
  // What is hidden is not to stay selected.
  const select = fields.isCollapsed ? { select: selectionOf({ groups: [groupId] }) } : {};
  return { label, changes: draft.changes, ...select };
}
