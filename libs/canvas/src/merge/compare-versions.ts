import type { RewriteReferences } from '../commands/rename-node';
import { LIST_NAMES, type CanvasItems, type ListName } from '../document/canvas-document';
import { isSameValue } from '../document/is-same-value';
import type { ThreeVersions } from './three-versions';
import { withOwnIds } from './with-own-ids';

/**
 * An item that somebody changed since the version from which both began. `mine` or `theirs`: only one side changed it. `same`:
 * both made the same of it. `both`: each made something else of it, and somebody must choose. Undefined: it is not there.
 */
export interface ChangedItem<List extends ListName = ListName> {
  readonly list: List;
  readonly id: string;
  readonly by: 'mine' | 'theirs' | 'same' | 'both';
  readonly base: CanvasItems[List] | undefined;
  readonly mine: CanvasItems[List] | undefined;
  readonly theirs: CanvasItems[List] | undefined;
}

/** All items that were changed on either side, list by list. What each side added is an item of its own (see withOwnIds). */
export function compareVersions(
  versions: ThreeVersions,
  rewriteReferences: RewriteReferences,
): ChangedItem[] {
  return changedItems(withOwnIds(versions, rewriteReferences));
}

/** The items of versions that withOwnIds gave. */
export function changedItems({ base, mine, theirs }: ThreeVersions): ChangedItem[] {
  return LIST_NAMES.flatMap((list) => {
    const ids = new Set([...base[list].order, ...theirs[list].order, ...mine[list].order]);
    return [...ids].flatMap((id): ChangedItem[] => {
      const versions = {
        base: base[list].byId.get(id),
        mine: mine[list].byId.get(id),
        theirs: theirs[list].byId.get(id),
      };
      const by = changedBy(versions.base, versions.mine, versions.theirs);
      return by ? [{ list, id, by, ...versions }] : [];
    });
  });
}

function changedBy(base: unknown, mine: unknown, theirs: unknown): ChangedItem['by'] | undefined {
  const isMine = !isSameValue(base, mine);
  const isTheirs = !isSameValue(base, theirs);
  if (isMine && isTheirs) return isSameValue(mine, theirs) ? 'same' : 'both';
  return isMine ? 'mine' : isTheirs ? 'theirs' : undefined;
}
