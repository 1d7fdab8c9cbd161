import { CdkMenu, CdkMenuItem } from '@angular/cdk/menu';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  signal,
  ViewEncapsulation,
} from '@angular/core';
import { toApiError } from '../api/api-error';
import type { ExecutionSummary } from '../api/types';
import { WorkflowsApi } from '../api/workflows-api';
import { formatDuration } from '../ui/format-duration';
import { StatusBadgeComponent, statusLabel } from '../ui/status-badge.component';
import { TimeAgoComponent } from '../ui/time-ago.component';
import { triggerKind } from '../workflows/trigger-kind';
import { ExecutionStore } from './execution.store';
import { RunActions } from './run-actions';

const SHOWN = 20;

type Recent =
  { kind: 'loading' } | { kind: 'ready'; items: ExecutionSummary[] } | { kind: 'failed'; message: string };

/** The menu of the workflow's latest executions: the chosen one is shown on the canvas. */
@Component({
  selector: 'app-history-menu',
  imports: [CdkMenu, CdkMenuItem, StatusBadgeComponent, TimeAgoComponent],
  template: `
    <div class="menu history" cdkMenu aria-label="Latest executions" i18n-aria-label>
      @switch (recent().kind) {
        @case ('loading') {
          <p class="menu-note" i18n>Loading…</p>
        }
        @case ('failed') {
          <p class="menu-note">{{ failure() }}</p>
        }
        @default {
          @for (each of items(); track each.id) {
            <button
              class="menu-item history-item"
              cdkMenuItem
              [attr.aria-current]="each.id === shownId() ? 'true' : null"
              (cdkMenuItemTriggered)="actions.show(each.id)"
            >
              <app-status-badge [status]="each.status" />
              <span class="history-status">{{ statusOf(each) }}</span>
              <span class="history-fact" i18n>{{ triggerOf(each) }}, version {{ each.version }}</span>
              <span class="history-time"><app-time-ago [at]="each.startedAt ?? each.createdAt" /></span>
            </button>
          } @empty {
            <p class="menu-note" i18n>It has never run.</p>
          }
        }
      }
    </div>
  `,
  styleUrl: '../../styles/menus.css',
  encapsulation: ViewEncapsulation.None,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class HistoryMenuComponent {
  protected readonly actions = inject(RunActions);
  private readonly runs = inject(ExecutionStore);
  private readonly workflows = inject(WorkflowsApi);

  protected readonly recent = signal<Recent>({ kind: 'loading' });
  protected readonly items = computed(() => {
    const recent = this.recent();
    return recent.kind === 'ready' ? recent.items : [];
  });
  protected readonly failure = computed(() => {
    const recent = this.recent();
    return recent.kind === 'failed' ? recent.message : '';
  });
  protected readonly shownId = computed(() => this.runs.execution()?.id);

  constructor() {
    void this.load();
  }

  private async load(): Promise<void> {
    try {
      const { items } = await this.workflows.listExecutions(this.actions.workflowId(), SHOWN);
      this.recent.set({ kind: 'ready', items });
    } catch (thrown) {
      this.recent.set({ kind: 'failed', message: toApiError(thrown).message });
    }
  }

  protected statusOf({ durationMs, status }: ExecutionSummary): string {
    return durationMs === null
      ? statusLabel(status)
      : `${statusLabel(status)}, ${formatDuration(durationMs)}`;
  }

  protected triggerOf({ retryOf, triggerType }: ExecutionSummary): string {
    return retryOf === null ? triggerKind(triggerType).label : $localize`Retry`;
  }
}
