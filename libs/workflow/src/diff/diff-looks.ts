import type { WorkflowGroup, WorkflowNote } from '../document/workflow-document';
import { findChanges, type Change } from './find-changes';

/** How the notes of two documents differ. */
export interface NotesDiff {
  added: WorkflowNote[];
  removed: WorkflowNote[];
  /** Pointers go into the note. Its place and size are not among them: see `moved`. */
  changed: { id: string; changes: Change[] }[];
  /** Ids of notes that stand somewhere else on the canvas, or have another size. */
  moved: string[];
}

/** How the groups of two documents differ. */
export interface GroupsDiff {
  added: WorkflowGroup[];
  removed: WorkflowGroup[];
  /** Pointers go into the group. Lists of members are told as a whole. */
  changed: { id: string; changes: Change[] }[];
}

/** Compares sticky notes by their ids. */
export function diffNotes(before: readonly WorkflowNote[], after: readonly WorkflowNote[]): NotesDiff {
  const { pairs, ...rest } = pairUp(before, after);
  const place = ({ position, size }: WorkflowNote) => [position.x, position.y, size.width, size.height];
  return {
    ...rest,
    changed: changedIn(pairs, ['text', 'tint']),
    moved: pairs
      .filter(({ old, fresh }) => place(old).some((value, index) => value !== place(fresh)[index]))
      .map(({ fresh }) => fresh.id),
  };
}

/** Compares groups by their ids. */
export function diffGroups(before: readonly WorkflowGroup[], after: readonly WorkflowGroup[]): GroupsDiff {
  const { pairs, ...rest } = pairUp(before, after);
  const fields = ['name', 'nodeIds', 'noteIds', 'parentId', 'isCollapsed'] as const;
  return { ...rest, changed: changedIn(pairs, fields) };
}

interface Pair<Item> {
  old: Item;
  fresh: Item;
}

function pairUp<Item extends { id: string }>(before: readonly Item[], after: readonly Item[]) {
  const [old, fresh] = [before, after].map((items) => new Map(items.map((item) => [item.id, item])));
  return {
    added: after.filter(({ id }) => !old?.has(id)),
    removed: before.filter(({ id }) => !fresh?.has(id)),
    pairs: after.flatMap((item): Pair<Item>[] => {
      const earlier = old?.get(item.id);
      return earlier ? [{ old: earlier, fresh: item }] : [];
    }),
  };
}

function changedIn<Item extends { id: string }>(
  pairs: readonly Pair<Item>[],
  fields: readonly (keyof Item & string)[],
): { id: string; changes: Change[] }[] {
  return pairs.flatMap(({ old, fresh }) => {
    const changes = fields.flatMap((field) =>
      findChanges(old[field], fresh[field], 0).map((change) => ({ ...change, path: `/${field}` })),
    );
    return changes.length > 0 ? [{ id: fresh.id, changes }] : [];
  });
}
