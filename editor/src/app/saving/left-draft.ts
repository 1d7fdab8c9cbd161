import { changesBetween } from '@rex/canvas/merge';
import type { WorkflowDetail } from '../api/types';
import type { WorkflowsApi } from '../api/workflows-api';
import type { DraftStore } from '../editing/draft.store';
import type { ToastStore } from '../ui/toasts/toast.store';
import type { KeptDraft } from './draft-backup';
import { isSameContent, readContent, type DraftContent } from './draft-content';
import type { DraftSaver } from './draft-saver';
import { readVersion } from './read-version';
import type { WorkflowDraftStore } from './workflow-draft.store';

/** What a crash or a closed tab left in this browser: the draft, and what it was made on; null when that can't be read. */
export interface LeftDraft {
  readonly mine: DraftContent;
  readonly base: DraftContent | null;
  readonly baseVersion: number;
}

/** Null when the server has it all, or nobody can read it. */
export async function readLeft(
  api: WorkflowsApi,
  kept: KeptDraft,
  newest: WorkflowDetail,
  stopped: AbortSignal,
): Promise<LeftDraft | null> {
  const [mine, theirs] = [readKept(kept), readContent(newest)];
  if (!mine || isSameContent(mine, theirs)) return null;
  const { version: baseVersion } = kept;
  if (baseVersion === newest.version) return { mine, base: theirs, baseVersion };
  const base = await readVersion(api, newest, baseVersion, stopped).catch(() => null);
  return { mine, base, baseVersion };
}

/** What it is brought back into, and what the server has. */
export interface OpenedDraft {
  readonly draft: DraftStore;
  readonly workflow: WorkflowDraftStore;
  readonly saver: DraftSaver;
  readonly toasts: ToastStore;
  readonly newest: WorkflowDetail;
  readonly theirs: DraftContent;
}

/**
 * What was left comes back as an edit, and is sent like any other, on the version that it was made on. When nobody can say what
 * changed since that one, a person decides: what others have saved is never taken for something that was deleted here.
 */
export function bringBack({ mine, base, baseVersion }: LeftDraft, opened: OpenedDraft): void {
  const { draft, workflow, saver, toasts, newest, theirs } = opened;
  draft.perform({
    label: { does: 'as-told', text: $localize`Bring back unsaved changes` },
    changes: changesBetween(theirs.document, mine.document),
  });
  workflow.meta.set(mine.meta);
  if (!base) return saver.raise({ base, baseVersion, theirs, newest });
  saver.start(baseVersion, base);
  toasts.show({
    kind: 'info',
    text: $localize`Changes that had not been saved were brought back.`,
    action: { label: $localize`Undo`, run: () => draft.undo() },
  });
}

/** A backup of another version of the editor may not be readable. */
function readKept({ workflow }: KeptDraft): DraftContent | null {
  try {
    return readContent(workflow);
  } catch {
    return null;
  }
}
