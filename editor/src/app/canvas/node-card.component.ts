import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { Step } from '../api/types';
import { formatDuration } from '../ui/format-duration';
import { IconComponent } from '../ui/icon.component';
import { StatusBadgeComponent, type BadgeStatus } from '../ui/status-badge.component';
import type { CanvasNode } from './canvas-graph';

/** The inside of a node's card: what it is, and what it did in the execution shown. */
@Component({
  selector: 'app-node-card',
  imports: [IconComponent, StatusBadgeComponent],
  templateUrl: './node-card.component.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NodeCardComponent {
  readonly node = input.required<CanvasNode>();
  readonly step = input<Step>();

  /** Running before problems before results: what needs eyes comes first. */
  protected readonly badge = computed((): BadgeStatus | null => {
    const status = this.step()?.status;
    if (status === 'running' || status === 'failed') return status;
    if (this.node().problems.length > 0) return 'problem';
    return status ?? null;
  });
  protected readonly badgeText = computed(() =>
    this.badge() === 'problem' ? this.node().problems.join(' ') : undefined,
  );
  protected readonly duration = computed(() => {
    const step = this.step();
    return step?.durationMs == null || step.status === 'skipped' ? null : formatDuration(step.durationMs);
  });
  protected readonly attempts = computed(() => {
    const attempt = this.step()?.attempt ?? 1;
    return attempt > 1 ? `×${attempt}` : null;
  });
  protected readonly failure = computed(() => {
    const step = this.step();
    return step?.status === 'failed' ? (step.error?.message ?? 'Failed without a message') : null;
  });
  protected readonly hasPortLabels = computed(() => this.node().outputs.length > 1);
}
