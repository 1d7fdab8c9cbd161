import type { RewriteReferences } from '../commands/rename-node';
import type { CanvasGroup, CanvasNode, ListName } from '../document/canvas-document';
import { freshId, freshIds } from '../document/fresh-ids';
import { isSameValue } from '../document/is-same-value';
import { itemListOf, itemsOf } from '../document/item-list';
import { edgesWithOwnIds } from './edges-with-own-ids';
import type { ThreeVersions } from './three-versions';

type Renames = ReadonlyMap<string, string>;

/**
 * The same versions, where nothing that one side added has the id of something else that the other one added: two tabs that
 * add a code node call both of them `code`. Theirs keeps the id, because others see it already. Mine gets a fresh one, and what
 * mine says of it follows: edges, groups and expressions. What both added alike stays one item.
 */
export function withOwnIds(versions: ThreeVersions, rewriteReferences: RewriteReferences): ThreeVersions {
  const { mine } = versions;
  const nodeIds = freshIdsOf(versions, 'nodes');
  const noteIds = freshIdsOf(versions, 'notes');
  const follow = (node: CanvasNode): CanvasNode => {
    const config = nodeIds.size > 0 ? rewriteReferences(node, nodeIds) : node.config;
    const id = renamed(node.id, nodeIds);
    return id === node.id && config === node.config ? node : { ...node, id, config };
  };
  return {
    ...versions,
    mine: {
      nodes: itemListOf(itemsOf(mine.nodes).map(follow)),
      edges: itemListOf(edgesWithOwnIds(versions, nodeIds)),
      notes: itemListOf(itemsOf(mine.notes).map((note) => ({ ...note, id: renamed(note.id, noteIds) }))),
      groups: itemListOf(groupsWithOwnIds(versions, nodeIds, noteIds)),
    },
  };
}

/** Fresh ids of what both sides added as different things. */
function freshIdsOf(versions: ThreeVersions, list: 'nodes' | 'notes'): Renames {
  const [base, mine, theirs] = [versions.base[list], versions.mine[list], versions.theirs[list]];
  const wishes = mine.order.filter((id) => {
    const [here, there] = [mine.byId.get(id), theirs.byId.get(id)];
    return there !== undefined && !base.byId.has(id) && !isSameValue(here, there);
  });
  return freshIds(wishes, idsOf(versions, list));
}

/** Groups around a common node or note are two views of one group: between them somebody chooses, as for what both changed. */
function groupsWithOwnIds(versions: ThreeVersions, nodeIds: Renames, noteIds: Renames): CanvasGroup[] {
  const { base, mine, theirs } = versions;
  const taken = idsOf(versions, 'groups');
  const groupIds = new Map<string, string>();
  const groups = itemsOf(mine.groups).map((group) => {
    const here = {
      ...group,
      nodeIds: group.nodeIds.map((id) => renamed(id, nodeIds)),
      noteIds: group.noteIds.map((id) => renamed(id, noteIds)),
    };
    const there = theirs.groups.byId.get(group.id);
    if (!there || base.groups.byId.has(group.id) || isSameValue(here, there) || isShared(here, there))
      return here;
    const id = freshId(group.id, taken);
    taken.add(id);
    groupIds.set(group.id, id);
    return { ...here, id };
  });
  return groups.map((group) =>
    group.parentId === null ? group : { ...group, parentId: renamed(group.parentId, groupIds) },
  );
}

function isShared(one: CanvasGroup, other: CanvasGroup): boolean {
  return (
    one.nodeIds.some((id) => other.nodeIds.includes(id)) ||
    one.noteIds.some((id) => other.noteIds.includes(id))
  );
}

function idsOf({ base, mine, theirs }: ThreeVersions, list: ListName): Set<string> {
  return new Set([...base[list].order, ...mine[list].order, ...theirs[list].order]);
}

function renamed(id: string, renames: Renames): string {
  return renames.get(id) ?? id;
}
