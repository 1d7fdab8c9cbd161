import { inject, Injectable, Injector, signal } from '@angular/core';
import { toApiError } from '../api/api-error';
import { WorkflowsApi } from '../api/workflows-api';
import { Dialogs } from '../ui/dialogs';
import type { WorkflowChoice } from './find-workflow.component';

const NEWEST_LISTED = 50;

/** The workflows to choose from: the newest at hand, any other by a search. */
@Injectable()
export class WorkflowChoices {
  private readonly api = inject(WorkflowsApi);
  private readonly dialogs = inject(Dialogs);
  private readonly injector = inject(Injector);
  private readonly state = signal<readonly WorkflowChoice[]>([]);
  private readonly others = signal(false);

  readonly listed = this.state.asReadonly();
  /** There are more than are listed. */
  readonly hasOthers = this.others.asReadonly();
  readonly failure = signal<string | null>(null);

  async load(): Promise<void> {
    try {
      const { items, total } = await this.api.list({ page: 1, limit: NEWEST_LISTED, search: '' });
      this.state.set(items.map(({ id, name }) => ({ id, name })));
      this.others.set(total > items.length);
    } catch (thrown) {
      this.failure.set(toApiError(thrown).message);
    }
  }

  /** Lets one be searched for, and lists it with the others; null when none was taken. */
  async find(): Promise<string | null> {
    const { FindWorkflowComponent } = await import('./find-workflow.component');
    const dialog = await this.dialogs.open<WorkflowChoice>(FindWorkflowComponent, {
      ...{ injector: this.injector, ariaLabel: $localize`Find a workflow`, panelClass: 'is-at-top' },
    });
    const found = await new Promise<WorkflowChoice | undefined>((resolve) =>
      dialog.closed.subscribe(resolve),
    );
    if (!found) return null;
    this.state.update((listed) => [found, ...listed.filter(({ id }) => id !== found.id)]);
    return found.id;
  }
}
