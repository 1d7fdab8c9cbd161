import { DestroyRef, effect, inject, Injectable, Injector } from '@angular/core';
import { NodeTypesStore } from '../editing/node-types.store';
import { ProblemsStore } from '../editing/problems.store';
import { toWorkflowDocument, type DraftContent } from '../saving/draft-content';
import { Settled } from '../ui/settled';
import { WorkflowDraftStore } from '../saving/workflow-draft.store';
import { LatestOnly } from './latest-only';

/** A frame after the last key the draft is looked at: what is wrong is to be seen within 50 ms. */
const PAUSE_MS = 16;

/** Keeps the list of problems true while the draft changes. One look at a time, and always one at the last state. */
@Injectable()
export class DraftValidator {
  private readonly injector = inject(Injector);
  private readonly problems = inject(ProblemsStore);
  private readonly workflow = inject(WorkflowDraftStore);
  private readonly types = inject(NodeTypesStore);
  private readonly settled = inject(Settled);
  private readonly looks = new LatestOnly<DraftContent>(PAUSE_MS, (content) => this.look(content));

  constructor() {
    effect(() => {
      const content = this.workflow.content();
      // The rules are the heaviest part of the editor: what is seen first goes first.
      if (!this.settled.isSettled()) return;
      // Without the types every node would be unknown.
      if (this.types.list().length === 0) return;
      this.looks.give(content);
    });
    inject(DestroyRef).onDestroy(() => this.looks.stop());
  }

  private async look(content: DraftContent): Promise<void> {
    try {
      const { Rules } = await import('./rules.service');
      this.problems.all.set(await this.injector.get(Rules).validate(toWorkflowDocument(content)));
    } catch {
      // The server says the same when the draft is saved or run; without the worker nothing is said as it is typed.
    }
  }
}
