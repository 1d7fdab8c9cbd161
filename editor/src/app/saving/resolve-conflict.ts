import {
  changesBetween,
  compareVersions,
  isSameValue,
  mergeVersions,
  type ChangedItem,
  type Edit,
  type MergeChoice,
} from '@rex/canvas';
import type { DraftContent, WorkflowMeta } from './draft-content';
import type { Conflict } from './save-state';

/** A draft brought in line with the newest version: an edit, so that it can be undone, and the name and settings. */
export interface Resolution {
  readonly edit: Edit;
  readonly meta: WorkflowMeta;
}

/** What changed on either side since both began, most telling first: nodes, edges, notes, groups. */
export function changedItems(conflict: Conflict, mine: DraftContent): ChangedItem[] {
  return compareVersions({
    base: conflict.base.document,
    mine: mine.document,
    theirs: conflict.theirs.document,
  });
}

/** Drops what was done here. Undo brings it back. */
export function takeTheirs(conflict: Conflict, mine: DraftContent): Resolution {
  return {
    edit: {
      label: { does: 'as-told', text: $localize`Take version ${conflict.newest.version}:VERSION:` },
      changes: changesBetween(mine.document, conflict.theirs.document),
    },
    meta: conflict.theirs.meta,
  };
}

/** Keeps what both sides did; where both changed the same item, `choose` says whose is taken. */
export function merge(
  conflict: Conflict,
  mine: DraftContent,
  choose: (item: ChangedItem) => MergeChoice,
): Resolution {
  const merged = mergeVersions(
    { base: conflict.base.document, mine: mine.document, theirs: conflict.theirs.document },
    choose,
  );
  return {
    edit: {
      label: { does: 'as-told', text: $localize`Merge with version ${conflict.newest.version}:VERSION:` },
      changes: changesBetween(mine.document, merged),
    },
    meta: mergeMeta(conflict, mine),
  };
}

/** Field by field: what was changed here stays, the rest is theirs. */
function mergeMeta({ base, theirs }: Conflict, mine: DraftContent): WorkflowMeta {
  const pick = <Key extends keyof WorkflowMeta>(key: Key): WorkflowMeta[Key] =>
    isSameValue(base.meta[key], mine.meta[key]) ? theirs.meta[key] : mine.meta[key];
  return { name: pick('name'), description: pick('description'), settings: pick('settings') };
}
