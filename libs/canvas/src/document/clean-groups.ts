import type { CanvasGroup } from './canvas-document';

/**
 * Groups as the canvas relies on them: two levels at most, members that exist, each in one group, none empty. What does
 * not fit is left out.
 */
export function cleanGroups(
  groups: readonly CanvasGroup[],
  nodeIds: { has(id: string): boolean },
  noteIds: { has(id: string): boolean },
): CanvasGroup[] {
  const byId = new Map(groups.map((group) => [group.id, group]));
  const seenNodes = new Set<string>();
  const seenNotes = new Set<string>();
  const cleaned = groups.map((group) => ({
    ...group,
    nodeIds: group.nodeIds.filter((id) => nodeIds.has(id) && isFirst(seenNodes, id)),
    noteIds: group.noteIds.filter((id) => noteIds.has(id) && isFirst(seenNotes, id)),
    parentId:
      group.parentId !== group.id && byId.get(group.parentId ?? '')?.parentId === null
        ? group.parentId
        : null,
  }));
  const hasMembers = (group: CanvasGroup): boolean => group.nodeIds.length + group.noteIds.length > 0;
  const parents = new Set(cleaned.filter(hasMembers).map((group) => group.parentId));
  return cleaned.filter((group) => hasMembers(group) || parents.has(group.id));
}

function isFirst(seen: Set<string>, id: string): boolean {
  if (seen.has(id)) return false;
  seen.add(id);
  return true;
}
