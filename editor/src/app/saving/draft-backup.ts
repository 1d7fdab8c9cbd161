import { inject, Injectable } from '@angular/core';
import { CurrentSession } from '../api/current-session';
import type { WorkflowDocument } from '../api/types';
import { toWorkflowDocument, type DraftContent } from './draft-content';
import { BACKUP_PREFIX as PREFIX } from './forget-backups';

/** Changes that never reached the server, as this browser kept them. */
export interface KeptDraft {
  readonly userId: string;
  /** The version that they were made on. */
  readonly version: number;
  readonly savedAt: string;
  readonly workflow: WorkflowDocument;
}

/** Keeps in this browser what could not be sent, so that even a closed tab loses nothing. Signing out forgets all of it. */
@Injectable({ providedIn: 'root' })
export class DraftBackup {
  private readonly session = inject(CurrentSession);

  keep(workflowId: string, version: number, content: DraftContent): void {
    const userId = this.session.user()?.id;
    if (userId === undefined) return;
    const kept: KeptDraft = {
      userId,
      version,
      savedAt: new Date().toISOString(),
      workflow: toWorkflowDocument(content),
    };
    try {
      localStorage.setItem(PREFIX + workflowId, JSON.stringify(kept));
    } catch {
      // Storage is full or switched off: the open page still has everything.
    }
  }

  /** What this person left behind, if anything. */
  find(workflowId: string): KeptDraft | null {
    try {
      const kept = JSON.parse(localStorage.getItem(PREFIX + workflowId) ?? 'null') as KeptDraft | null;
      return kept !== null && kept.userId === this.session.user()?.id ? kept : null;
    } catch {
      return null;
    }
  }

  clear(workflowId: string): void {
    try {
      localStorage.removeItem(PREFIX + workflowId);
    } catch {
      // As above.
    }
  }
}
