import type { ApiError } from '../api/api-error';
import type { WorkflowDetail } from '../api/types';
import type { DraftContent } from './draft-content';

/** Where the draft stands beside what the server has. */
export type SaveState =
  | { readonly kind: 'saved' }
  /** There are changes, which will be sent in a moment, or when asked for. */
  | { readonly kind: 'unsaved' }
  | { readonly kind: 'saving' }
  /** The server could not take them now; it is tried again by itself. */
  | { readonly kind: 'retrying'; readonly error: ApiError }
  /** Someone else has saved another version meanwhile: a person must decide. */
  | { readonly kind: 'conflict'; readonly conflict: Conflict }
  /** The server will not take them as they are. */
  | { readonly kind: 'refused'; readonly error: ApiError };

/** What a person decides about: the version both began with, and the newest one of the server. */
export interface Conflict {
  /** Null when it could not be read: then the two cannot be merged. */
  readonly base: DraftContent | null;
  readonly baseVersion: number;
  readonly theirs: DraftContent;
  readonly newest: WorkflowDetail;
}

/** What the top bar says. */
export function saveStateText(state: SaveState): string {
  switch (state.kind) {
    case 'saved':
      return $localize`Saved`;
    case 'unsaved':
      return $localize`Not saved yet`;
    case 'saving':
      return $localize`Saving`;
    case 'retrying':
      return $localize`Offline, trying again`;
    case 'conflict':
      return $localize`Changed elsewhere`;
    case 'refused':
      return $localize`Not saved`;
  }
}
