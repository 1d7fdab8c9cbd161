import { DialogRef } from '@angular/cdk/dialog';
import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  inject,
  signal,
  ViewEncapsulation,
} from '@angular/core';
import { toApiError } from '../api/api-error';
import { WorkflowsApi } from '../api/workflows-api';
import type { PickItem } from '../ui/pick-list/pick-item';
import { PickListComponent } from '../ui/pick-list/pick-list.component';

const TYPING_PAUSE_MS = 200;
const FOUND_SHOWN = 50;
const SEARCHING = $localize`Searching…`;

/** A workflow that executions can be of. */
export interface WorkflowChoice {
  readonly id: string;
  readonly name: string;
}

/** Finds one of any number of workflows by a few letters; the server searches. Answers the one that was taken. */
@Component({
  selector: 'app-find-workflow',
  imports: [PickListComponent],
  template: `
    <app-pick-list
      label="Workflows"
      i18n-label
      placeholder="Type a part of its name"
      i18n-placeholder
      [emptyText]="emptyText()"
      [items]="items()"
      (typed)="type($event)"
      (chosen)="choose($event)"
    />
  `,
  styleUrl: '../../styles/dialogs.css',
  encapsulation: ViewEncapsulation.None,
  host: { class: 'dialog is-palette' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FindWorkflowComponent {
  protected readonly items = signal<readonly PickItem[]>([]);
  protected readonly emptyText = signal(SEARCHING);
  private readonly api = inject(WorkflowsApi);
  private readonly dialog = inject<DialogRef<WorkflowChoice>>(DialogRef);
  private timer: ReturnType<typeof setTimeout> | undefined;
  private call = new AbortController();

  constructor() {
    void this.search('');
    inject(DestroyRef).onDestroy(() => this.stop());
  }

  protected type(text: string): void {
    this.stop();
    this.emptyText.set(SEARCHING);
    this.timer = setTimeout(() => void this.search(text.trim()), TYPING_PAUSE_MS);
  }

  protected choose(id: string): void {
    const found = this.items().find((each) => each.id === id);
    if (found) this.dialog.close({ id, name: found.label });
  }

  private stop(): void {
    clearTimeout(this.timer);
    this.call.abort();
  }

  private async search(text: string): Promise<void> {
    const { signal: stopped } = (this.call = new AbortController());
    try {
      const { items } = await this.api.list({ page: 1, limit: FOUND_SHOWN, search: text }, stopped);
      // The server finds by more than the name: what is typed counts as another word for each.
      this.items.set(items.map(({ id, name }) => ({ id, label: name, aliases: [text] })));
      this.emptyText.set($localize`No workflow fits.`);
    } catch (thrown) {
      if (stopped.aborted) return;
      this.items.set([]);
      this.emptyText.set(toApiError(thrown).message);
    }
  }
}
