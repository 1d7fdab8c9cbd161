import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { WorkflowSummary } from '../api/types';
import { IconComponent } from '../ui/icon.component';
import { StatusBadgeComponent, statusLabel } from '../ui/status-badge.component';
import { TimeAgoComponent } from '../ui/time-ago.component';
import { triggerKind, type TriggerKind } from './trigger-kind';

const SKELETON_ROWS = Array.from({ length: 8 }, (_, row) => row);

/** The workflows as dense rows; grey bars while they are loading for the first time. */
@Component({
  selector: 'app-workflow-table',
  imports: [RouterLink, StatusBadgeComponent, TimeAgoComponent, IconComponent],
  templateUrl: './workflow-table.component.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class WorkflowTableComponent {
  readonly rows = input.required<WorkflowSummary[]>();
  readonly isFirstLoad = input(false);

  protected readonly skeletonRows = SKELETON_ROWS;
  protected readonly statusLabel = statusLabel;

  protected triggersOf(row: WorkflowSummary): TriggerKind[] {
    return row.triggerTypes.map(triggerKind);
  }
}
