import type { RewriteReferences } from '../commands/rename-node';
import { LIST_NAMES, type CanvasDocument, type CanvasEdge, type ListName } from '../document/canvas-document';
import { readDocument, type PlainDocument } from '../document/read-document';
import { changedItems, type ChangedItem } from './compare-versions';
import { moveAside } from './move-aside';
import type { ThreeVersions } from './three-versions';
import { withOwnIds } from './with-own-ids';

/** Whose version of an item is taken. */
export type MergeChoice = 'mine' | 'theirs';

/**
 * One document out of two that began as one: what only one side changed is as that side left it, and for the rest `choose` is
 * asked. What both added stays, mine by fresh ids and at free places where it must. Edges that lost an end go, groups are made
 * sound. Edges of both sides may close a loop, and both stay: which one is too many is for a person to say, and until then the draft is
 * shown with that problem and does not run.
 */
export function mergeVersions(
  given: ThreeVersions,
  how: { choose: (item: ChangedItem) => MergeChoice; rewriteReferences: RewriteReferences },
): CanvasDocument {
  const versions = withOwnIds(given, how.rewriteReferences);
  const taken = new Map<string, MergeChoice>();
  for (const item of changedItems(versions)) {
    taken.set(
      keyOf(item.list, item.id),
      item.by === 'both' ? how.choose(item) : item.by === 'mine' ? 'mine' : 'theirs',
    );
  }
  const lists = Object.fromEntries(
    LIST_NAMES.map((list) => {
      const [mine, theirs] = [versions.mine[list], versions.theirs[list]];
      // Theirs is what others see already: it keeps its order, and what is new here comes behind.
      const ids = new Set([...theirs.order, ...mine.order]);
      const items = [...ids].flatMap((id) => {
        const side = taken.get(keyOf(list, id)) === 'mine' ? mine : theirs;
        return side.byId.get(id) ?? [];
      });
      return [list, items];
    }),
  ) as unknown as PlainDocument;
  return readDocument({
    ...lists,
    nodes: moveAside(lists.nodes, versions),
    edges: lists.edges.filter(hasEnds(lists.nodes)),
  });
}

function hasEnds(nodes: readonly { id: string }[]): (edge: CanvasEdge) => boolean {
  const ids = new Set(nodes.map(({ id }) => id));
  return ({ source, target }) => ids.has(source) && ids.has(target);
}

function keyOf(list: ListName, id: string): string {
  return `${list} ${id}`;
}
