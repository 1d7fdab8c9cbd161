import type { CanvasDocument } from '../document/canvas-document';
import { Draft } from '../document/draft';
import { childGroups } from '../document/group-tree';
import { selectionOf } from '../selection/selection';
import type { Edit } from './edit';

/** Dissolves groups: their members and the groups inside them go to the group around them, or to the top. */
export function ungroupItems(document: CanvasDocument, { groupIds }: { groupIds: Iterable<string> }): Edit {
  const draft = new Draft(document);
  const freed = { nodes: new Set<string>(), notes: new Set<string>(), groups: new Set<string>() };
  let count = 0;
  for (const id of groupIds) {
    const group = draft.get('groups', id);
    if (!group) continue;
    for (const inner of childGroups(draft.document, id)) {
      draft.replace('groups', { ...inner, parentId: group.parentId });
      freed.groups.add(inner.id);
    }
    const parent = draft.get('groups', group.parentId ?? '');
    draft.remove('groups', id);
    if (parent) {
      const nodeIds = [...parent.nodeIds, ...group.nodeIds];
      draft.replace('groups', { ...parent, nodeIds, noteIds: [...parent.noteIds, ...group.noteIds] });
    }
    for (const nodeId of group.nodeIds) freed.nodes.add(nodeId);
    for (const noteId of group.noteIds) freed.notes.add(noteId);
    freed.groups.delete(id);
    count += 1;
  }
  return {
    label: { does: 'ungroup', count, of: 'group' },
    changes: draft.changes,
    select: selectionOf(freed),
  };
}
