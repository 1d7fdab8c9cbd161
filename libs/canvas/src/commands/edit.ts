import type { ConnectionRefusal } from '../connect/connection-refusal';
import type { Change } from '../document/change';
import type { Selection } from '../selection/selection';

/** What a command wants to do. Nothing has happened yet; see performEdit. */
export interface Edit {
  /** What undo and announcements call it, such as `Move 3 nodes`. */
  readonly label: string;
  /** Empty when there is nothing to do: then nothing is recorded either. */
  readonly changes: readonly Change[];
  /** What is selected afterwards. Absent: what is left of the selection. */
  readonly select?: Selection;
}

/** An edit, or why the graph forbids it. */
export type Attempt =
  | { readonly kind: 'allowed'; readonly edit: Edit }
  | { readonly kind: 'refused'; readonly refusal: ConnectionRefusal };

export function allowed(edit: Edit): Attempt {
  return { kind: 'allowed', edit };
}

export function refused(refusal: ConnectionRefusal): Attempt {
  return { kind: 'refused', refusal };
}

/** `3 nodes`, `1 edge`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
