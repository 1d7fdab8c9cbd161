import type { Draft } from '../document/draft';

/** Takes nodes and notes out of the groups they are in. Whoever calls it removes the groups that are empty at the end. */
export function leaveGroups(draft: Draft, nodeIds: ReadonlySet<string>, noteIds: ReadonlySet<string>): void {
  for (const group of draft.all('groups')) {
    const nodes = group.nodeIds.filter((id) => !nodeIds.has(id));
    const notes = group.noteIds.filter((id) => !noteIds.has(id));
    if (nodes.length !== group.nodeIds.length || notes.length !== group.noteIds.length) {
      draft.replace('groups', { ...group, nodeIds: nodes, noteIds: notes });
    }
  }
}

/** Removes the groups that hold nothing, and those that held nothing but such groups. */
export function removeEmptyGroups(draft: Draft): void {
  const groups = draft.all('groups');
  const parents = new Set(groups.map((group) => group.parentId));
  const empty = groups.filter(
    (group) => group.nodeIds.length === 0 && group.noteIds.length === 0 && !parents.has(group.id),
  );
  for (const group of empty) draft.remove('groups', group.id);
  if (empty.length > 0) removeEmptyGroups(draft);
}
