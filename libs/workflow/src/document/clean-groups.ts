import type { WorkflowGroup } from './workflow-document';

/**
 * Groups as everybody may rely on them: two levels at most, members that exist, each in one group, none empty. What does not fit is
 * left out. Groups without mistakes come back as they are. The canvas does the same (see ADR 0024).
 */
export function cleanGroups(
  groups: readonly WorkflowGroup[],
  nodeIds: ReadonlySet<string>,
  noteIds: ReadonlySet<string>,
): WorkflowGroup[] {
  const byId = new Map(groups.map((group) => [group.id, group]));
  const [seenNodes, seenNotes] = [new Set<string>(), new Set<string>()];
  const cleaned = groups.map((group) => ({
    ...group,
    nodeIds: group.nodeIds.filter((id) => nodeIds.has(id) && isFirst(seenNodes, id)),
    noteIds: group.noteIds.filter((id) => noteIds.has(id) && isFirst(seenNotes, id)),
    parentId: isOutermost(group.parentId, byId) && group.parentId !== group.id ? group.parentId : null,
  }));
  const hasMembers = ({ nodeIds: nodes, noteIds: notes }: WorkflowGroup) => nodes.length + notes.length > 0;
  const parents = new Set(cleaned.filter(hasMembers).map((group) => group.parentId));
  return cleaned.filter((group) => hasMembers(group) || parents.has(group.id));
}

function isOutermost(groupId: string | null, byId: ReadonlyMap<string, WorkflowGroup>): boolean {
  return groupId !== null && byId.get(groupId)?.parentId === null;
}

function isFirst(seen: Set<string>, id: string): boolean {
  if (seen.has(id)) return false;
  seen.add(id);
  return true;
}
