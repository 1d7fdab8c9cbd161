import type { Change } from '@rex/workflow';

/** How an item differs. What was changed may have been moved too. */
export type ChangeKind = 'added' | 'removed' | 'changed' | 'moved';

/** What people read in the list of changes: one item, and its fields with before and after. */
export interface ChangeEntry {
  readonly key: string;
  readonly kind: ChangeKind;
  readonly what: 'node' | 'edge' | 'note' | 'group' | 'workflow';
  readonly name: string;
  /** The node that the drawing goes to; null: nothing of it is drawn. */
  readonly nodeId: string | null;
  readonly isAlsoMoved: boolean;
  readonly fields: readonly Change[];
}

/** The glyph of each kind: it is told by shape, not only by colour. */
export const CHANGE_GLYPHS: Record<ChangeKind, string> = {
  added: '+',
  removed: '−',
  changed: '≠',
  moved: '→',
};

export const CHANGE_WORDS: Record<ChangeKind, string> = {
  added: $localize`Added`,
  removed: $localize`Removed`,
  changed: $localize`Changed`,
  moved: $localize`Moved`,
};
