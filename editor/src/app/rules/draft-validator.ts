import { DestroyRef, effect, inject, Injectable } from '@angular/core';
import { NodeTypesStore } from '../editing/node-types.store';
import { ProblemsStore } from '../editing/problems.store';
import { toWorkflowDocument, type DraftContent } from '../saving/draft-content';
import { Settled } from '../ui/settled';
import { WorkflowDraftStore } from '../saving/workflow-draft.store';
import { Rules } from './rules.service';

/** So long after the last key the draft is looked at. */
const PAUSE_MS = 50;

/** Keeps the list of problems true while the draft changes. One look at a time, and always one at the last state. */
@Injectable()
export class DraftValidator {
  private readonly rules = inject(Rules);
  private readonly problems = inject(ProblemsStore);
  private readonly workflow = inject(WorkflowDraftStore);
  private readonly types = inject(NodeTypesStore);
  private readonly settled = inject(Settled);
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isLooking = false;
  private waiting: DraftContent | null = null;

  constructor() {
    effect(() => {
      const content = this.workflow.content();
      // The rules are the heaviest part of the editor: what is seen first goes first.
      if (!this.settled.isSettled()) return;
      // Without the types every node would be unknown.
      if (this.types.list().length === 0) return;
      this.waiting = content;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => void this.look(), PAUSE_MS);
    });
    inject(DestroyRef).onDestroy(() => clearTimeout(this.timer));
  }

  private async look(): Promise<void> {
    if (this.isLooking || !this.waiting) return;
    this.isLooking = true;
    const content = this.waiting;
    this.waiting = null;
    try {
      this.problems.all.set(await this.rules.validate(toWorkflowDocument(content)));
    } catch {
      // The server says the same when the draft is saved or run; without the worker nothing is said as it is typed.
    } finally {
      this.isLooking = false;
      if (this.waiting) void this.look();
    }
  }
}
