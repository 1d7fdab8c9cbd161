import type { CanvasDocument, CanvasGroup } from '../document/canvas-document';
import { Draft } from '../document/draft';
import { freshId } from '../document/fresh-ids';
import { childGroups, groupMembers, membershipOf } from '../document/group-tree';
import { existing, selectionOf, type Selection } from '../selection/selection';
import type { Edit } from './edit';
import { leaveGroups, removeEmptyGroups } from './leave-groups';

/** The edit that makes a group, or why there can be none. */
export type GroupAttempt =
  | { readonly kind: 'allowed'; readonly edit: Edit }
  | { readonly kind: 'refused'; readonly refusal: 'nothing-to-group' | 'too-deep' };

/**
 * Puts the selected nodes, notes and groups into a new group. Members of one open group get a group inside that one; selected
 * groups become groups inside the new one. Groups nest two levels deep, what would go deeper is refused.
 */
export function groupItems(
  document: CanvasDocument,
  { selection, name }: { selection: Selection; name: string },
): GroupAttempt {
  const known = existing(selection, document);
  const groups = [...known.groups].flatMap((id) => document.groups.byId.get(id) ?? []);
  // A group inside a selected group comes along with it.
  const outermost = groups.filter((group) => !known.groups.has(group.parentId ?? ''));
  const inGroups = outermost.map((group) => groupMembers(document, group.id));
  const nodeIds = without(
    known.nodes,
    inGroups.flatMap((members) => members.nodeIds),
  );
  const noteIds = without(
    known.notes,
    inGroups.flatMap((members) => members.noteIds),
  );
  if (nodeIds.size + noteIds.size + outermost.length === 0) {
    return { kind: 'refused', refusal: 'nothing-to-group' };
  }
  const parentId = commonParent(document, nodeIds, noteIds, outermost);
  const levelsInside = Math.max(
    0,
    ...outermost.map((group) => (childGroups(document, group.id).length > 0 ? 2 : 1)),
  );
  const levelsAround = parentId === null ? 0 : document.groups.byId.get(parentId)?.parentId ? 2 : 1;
  if (levelsInside + 1 + levelsAround > 2) return { kind: 'refused', refusal: 'too-deep' };
  const draft = new Draft(document);
  const id = freshId('group', document.groups.byId);
  for (const inner of outermost) draft.replace('groups', { ...inner, parentId: id });
  leaveGroups(draft, nodeIds, noteIds);
  draft.add('groups', {
    id,
    name,
    nodeIds: [...nodeIds],
    noteIds: [...noteIds],
    parentId,
    isCollapsed: false,
  });
  removeEmptyGroups(draft);
  return {
    kind: 'allowed',
    edit: { label: { does: 'group' }, changes: draft.changes, select: selectionOf({ groups: [id] }) },
  };
}

/** The group that all items are directly in; null when they are at the top or in different groups. */
function commonParent(
  document: CanvasDocument,
  nodeIds: ReadonlySet<string>,
  noteIds: ReadonlySet<string>,
  groups: readonly CanvasGroup[],
): string | null {
  const { groupOfNode, groupOfNote } = membershipOf(document);
  const parents = new Set([
    ...[...nodeIds].map((id) => groupOfNode.get(id) ?? null),
    ...[...noteIds].map((id) => groupOfNote.get(id) ?? null),
    ...groups.map((group) => group.parentId),
  ]);
  const [parent] = parents;
  return parents.size === 1 ? (parent ?? null) : null;
}

function without(ids: ReadonlySet<string>, others: readonly string[]): Set<string> {
  const left = new Set(ids);
  for (const id of others) left.delete(id);
  return left;
}
