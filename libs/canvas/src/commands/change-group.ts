import type { CanvasDocument, CanvasGroup } from '../document/canvas-document';
import { Draft } from '../document/draft';
import type { Edit } from './edit';

/** Renames a group, collapses or opens it. */
export function changeGroup(
  document: CanvasDocument,
  { groupId, fields }: { groupId: string; fields: Partial<Pick<CanvasGroup, 'name' | 'isCollapsed'>> },
): Edit {
  const draft = new Draft(document);
  const group = document.groups.byId.get(groupId);
  if (group) draft.replace('groups', { ...group, ...fields });
  const verb = fields.isCollapsed === undefined ? 'Rename' : fields.isCollapsed ? 'Collapse' : 'Open';
  return { label: `${verb} “${group?.name ?? groupId}”`, changes: draft.changes };
}
