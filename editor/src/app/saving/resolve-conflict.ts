import { isSameValue, type Edit, type RewriteReferences } from '@rex/canvas';
import {
  changesBetween,
  compareVersions,
  mergeVersions,
  type ChangedItem,
  type MergeChoice,
  type ThreeVersions,
} from '@rex/canvas/merge';
import type { DraftContent, WorkflowMeta } from './draft-content';
import type { Conflict } from './save-state';

/** A draft brought in line with the newest version: an edit, so that it can be undone, and the name and settings. */
export interface Resolution {
  readonly edit: Edit;
  readonly meta: WorkflowMeta;
}

/** A conflict that can be merged, because what both began with is known. */
export interface Meeting {
  readonly conflict: Conflict;
  readonly base: DraftContent;
  readonly mine: DraftContent;
  /** Lets expressions of mine follow its nodes where those get other ids. */
  readonly rewriteReferences: RewriteReferences;
}

/** What changed on either side since both began, most telling first: nodes, edges, notes, groups. */
export function changedItems(meeting: Meeting): ChangedItem[] {
  return compareVersions(documentsOf(meeting), meeting.rewriteReferences);
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
export function merge(meeting: Meeting, choose: (item: ChangedItem) => MergeChoice): Resolution {
  const { conflict, mine, rewriteReferences } = meeting;
  const merged = mergeVersions(documentsOf(meeting), { choose, rewriteReferences });
  return {
    edit: {
      label: { does: 'as-told', text: $localize`Merge with version ${conflict.newest.version}:VERSION:` },
      changes: changesBetween(mine.document, merged),
    },
    meta: mergeMeta(meeting),
  };
}

function documentsOf({ conflict, base, mine }: Meeting): ThreeVersions {
  return { base: base.document, mine: mine.document, theirs: conflict.theirs.document };
}

/** Field by field: what was changed here stays, the rest is theirs. */
function mergeMeta({ conflict: { theirs }, base, mine }: Meeting): WorkflowMeta {
  const pick = <Key extends keyof WorkflowMeta>(key: Key): WorkflowMeta[Key] =>
    isSameValue(base.meta[key], mine.meta[key]) ? theirs.meta[key] : mine.meta[key];
  return { name: pick('name'), description: pick('description'), settings: pick('settings') };
}
