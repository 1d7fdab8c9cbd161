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

/** What is to be kept. */
export interface UnsavedDraft {
  readonly workflowId: string;
  /** Whoever opened the workflow; null when nobody was signed in. */
  readonly userId: string | null;
  readonly version: number;
  readonly content: DraftContent;
}

/**
 * Keeps in this browser what the server does not have, so that even a closed tab loses nothing. Signing out forgets what was kept
 * until then.
 */
@Injectable({ providedIn: 'root' })
export class DraftBackup {
  private readonly session = inject(CurrentSession);
  /** What this page wrote or found, by workflow: another tab may have kept something else since. */
  private readonly own = new Map<string, string>();

  /** False when it could not be kept: storage is full or switched off, and the open page alone has it. */
  keep({ workflowId, userId, version, content }: UnsavedDraft): boolean {
    if (userId === null) return false;
    const savedAt = new Date().toISOString();
    const kept: KeptDraft = { userId, version, savedAt, workflow: toWorkflowDocument(content) };
    const text = JSON.stringify(kept);
    try {
      localStorage.setItem(PREFIX + workflowId, text);
    } catch {
      return false;
    }
    this.own.set(workflowId, text);
    return true;
  }

  /** What this person left behind, if anything. */
  find(workflowId: string): KeptDraft | null {
    try {
      const text = localStorage.getItem(PREFIX + workflowId) ?? 'null';
      const kept = JSON.parse(text) as KeptDraft | null;
      if (kept === null || kept.userId !== this.session.user()?.id) return null;
      this.own.set(workflowId, text);
      return kept;
    } catch {
      return null;
    }
  }

  /** Forgets what this page kept or found; what another tab kept since stays. */
  clear(workflowId: string): void {
    const own = this.own.get(workflowId);
    this.own.delete(workflowId);
    try {
      if (own !== undefined && localStorage.getItem(PREFIX + workflowId) === own)
        localStorage.removeItem(PREFIX + workflowId);
    } catch {
      // Storage is switched off: nothing was kept.
    }
  }
}
