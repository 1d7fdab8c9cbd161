import type { CanvasDocument, CanvasGroup } from './canvas-document';
import { itemsOf } from './item-list';

/** The groups directly inside a group. */
export function childGroups(document: Pick<CanvasDocument, 'groups'>, groupId: string): CanvasGroup[] {
  return itemsOf(document.groups).filter((group) => group.parentId === groupId);
}

/** A group and all groups inside it. */
export function groupWithin(document: Pick<CanvasDocument, 'groups'>, groupId: string): CanvasGroup[] {
  const group = document.groups.byId.get(groupId);
  return group ? [group, ...childGroups(document, groupId)] : [];
}

/** The nodes and notes in a group, those of groups inside it too. */
export function groupMembers(
  document: Pick<CanvasDocument, 'groups'>,
  groupId: string,
): { nodeIds: string[]; noteIds: string[] } {
  const groups = groupWithin(document, groupId);
  return {
    nodeIds: groups.flatMap((group) => group.nodeIds),
    noteIds: groups.flatMap((group) => group.noteIds),
  };
}

/** For each node and note, the group it is directly in. */
export interface Membership {
  readonly groupOfNode: ReadonlyMap<string, string>;
  readonly groupOfNote: ReadonlyMap<string, string>;
}

const known = new WeakMap<CanvasDocument['groups'], Membership>();

/** Who is in which group. Worked out once for each list of groups; lists must not change. */
export function membershipOf(document: Pick<CanvasDocument, 'groups'>): Membership {
  const before = known.get(document.groups);
  if (before) return before;
  const groupOfNode = new Map<string, string>();
  const groupOfNote = new Map<string, string>();
  for (const group of itemsOf(document.groups)) {
    for (const id of group.nodeIds) groupOfNode.set(id, group.id);
    for (const id of group.noteIds) groupOfNote.set(id, group.id);
  }
  const membership = { groupOfNode, groupOfNote };
  known.set(document.groups, membership);
  return membership;
}

/** The outermost collapsed group at or around a group; undefined when all are open. */
export function collapsedAround(
  document: Pick<CanvasDocument, 'groups'>,
  groupId: string | null | undefined,
): CanvasGroup | undefined {
  if (groupId == null) return undefined;
  const group = document.groups.byId.get(groupId);
  if (!group) return undefined;
  const parent = group.parentId === null ? undefined : document.groups.byId.get(group.parentId);
  if (parent?.isCollapsed) return parent;
  return group.isCollapsed ? group : undefined;
}

/** The collapsed group that hides a node; undefined when the node is shown. */
export function hidingGroup(
  document: Pick<CanvasDocument, 'groups'>,
  nodeId: string,
): CanvasGroup | undefined {
  return collapsedAround(document, membershipOf(document).groupOfNode.get(nodeId));
}
