import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  inject,
  signal,
  ViewEncapsulation,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { toApiError } from '../api/api-error';
import type { OwnedSchedule } from '../api/schedules-api';
import { addIconPaths } from '../ui/icon-paths';
import { IconComponent } from '../ui/icon.component';
import { LoadFailureComponent } from '../ui/load-failure.component';
import { MessageComponent } from '../ui/message.component';
import { OPERATIONS_ICON_PATHS } from '../ui/operations-icon-paths';
import { ToastStore } from '../ui/toasts/toast.store';
import { ToastsComponent } from '../ui/toasts/toasts.component';
import { ScheduleDetailComponent } from './schedule-detail.component';
import { ScheduleListStore } from './schedule-list.store';
import { slotWords, stateNote, stateWords } from './schedule-words';
import { TimeAheadComponent } from './time-ahead.component';

const SKELETON_ROWS = Array.from({ length: 5 }, (_, row) => row);

/** All that runs by the clock: when next, what became of the latest slot, and the levers. */
@Component({
  selector: 'app-schedules-page',
  imports: [
    IconComponent,
    LoadFailureComponent,
    MessageComponent,
    RouterLink,
    ScheduleDetailComponent,
    TimeAheadComponent,
    ToastsComponent,
  ],
  templateUrl: './schedules.page.component.html',
  providers: [ScheduleListStore],
  styleUrl: '../../styles/operations.css',
  encapsulation: ViewEncapsulation.None,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SchedulesPage {
  protected readonly store = inject(ScheduleListStore);
  private readonly toasts = inject(ToastStore);
  private readonly router = inject(Router);

  protected readonly skeletonRows = SKELETON_ROWS;
  protected readonly openId = signal<string | null>(null);
  protected readonly stateOf = stateWords;
  protected readonly noteOf = stateNote;
  protected readonly wordsOf = slotWords;

  constructor() {
    addIconPaths(OPERATIONS_ICON_PATHS);
    void this.store.load();
    inject(DestroyRef).onDestroy(() => this.store.stop());
  }

  protected toggle(id: string): void {
    this.openId.update((open) => (open === id ? null : id));
  }

  protected detailLabel({ workflowName }: OwnedSchedule): string {
    return $localize`Slots of ${workflowName}`;
  }

  protected runLabel({ workflowName }: OwnedSchedule): string {
    return $localize`Run now: ${workflowName}`;
  }

  protected pauseLabel({ state, workflowName }: OwnedSchedule): string {
    return state === 'paused' ? $localize`Resume ${workflowName}` : $localize`Pause ${workflowName}`;
  }

  protected async setPaused(row: OwnedSchedule): Promise<void> {
    const isPaused = row.state !== 'paused';
    const done = isPaused ? $localize`${row.workflowName} is paused` : $localize`${row.workflowName} goes on`;
    await this.attempt(async () => {
      await this.store.setPaused(row, isPaused);
      this.toasts.show({ kind: 'info', text: done });
    });
  }

  protected async run(row: OwnedSchedule): Promise<void> {
    await this.attempt(async () => {
      const execution = await this.store.run(row);
      const show = () =>
        void this.router.navigate(['/workflows', row.workflowId], { queryParams: { execution } });
      const text = $localize`${row.workflowName} was started`;
      this.toasts.show({ kind: 'info', text, action: { label: $localize`Show`, run: show } });
    });
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (thrown) {
      this.toasts.show({ kind: 'bad', text: toApiError(thrown).message });
    }
  }
}
