import type { ConnectionRefusal } from '../connect/connection-refusal';
import type { Change } from '../document/change';
import type { Selection } from '../selection/selection';
import type { EditLabel } from './edit-label';

/** What a command wants to do. Nothing has happened yet; see performEdit. */
export interface Edit {
  readonly label: EditLabel;
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
