import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { isTerminal, type Execution } from '../api/types';
import { formatDuration } from '../ui/format-duration';
import { IconComponent } from '../ui/icon.component';
import { secondHand } from '../ui/second-hand';
import { StatusBadgeComponent, statusLabel } from '../ui/status-badge.component';
import { TimeAgoComponent } from '../ui/time-ago.component';
import { triggerKind } from '../workflows/trigger-kind';

/** One line about the execution shown: how it went, how long it took, when, by what, on which version. */
@Component({
  selector: 'app-execution-bar',
  imports: [IconComponent, StatusBadgeComponent, TimeAgoComponent],
  templateUrl: './execution-bar.component.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ExecutionBarComponent {
  readonly execution = input.required<Execution>();
  readonly isReconnecting = input(false);
  /** Input and output of the whole execution are asked for. */
  readonly opened = output<void>();
  /** It shall end. */
  readonly cancelled = output<void>();
  /** It shall be run once more: from this node on, or all of it. */
  readonly retried = output<string | undefined>();
  /** Another execution, by its id, shall be shown. */
  readonly shown = output<string>();

  private readonly nowMs = secondHand(computed(() => this.execution().status === 'running'));
  protected readonly status = computed(() => statusLabel(this.execution().status));
  protected readonly hasEnded = computed(() => isTerminal(this.execution().status));
  protected readonly failedNodeId = computed(() => this.execution().error?.nodeId ?? null);
  protected readonly trigger = computed(() => triggerKind(this.execution().triggerType));
  protected readonly startedAt = computed(() => this.execution().startedAt ?? this.execution().createdAt);
  protected readonly duration = computed(() => {
    const { durationMs, startedAt, status } = this.execution();
    if (durationMs !== null) return formatDuration(durationMs);
    if (status !== 'running' || startedAt === null) return null;
    return formatDuration(Math.max(0, this.nowMs() - Date.parse(startedAt)));
  });
  protected readonly progress = computed(() => {
    const steps = this.execution().steps.filter((step) => step.status !== 'skipped');
    const done = steps.filter((step) => step.status === 'completed').length;
    // Until the end nobody knows how many there will be.
    if (!this.hasEnded()) return `${done} ${done === 1 ? 'step' : 'steps'} completed so far`;
    return `${done} of ${steps.length} ${steps.length === 1 ? 'step' : 'steps'} completed`;
  });
  /** Why it failed, with the name of the node it failed at. */
  protected readonly failure = computed(() => {
    const { error, status, steps } = this.execution();
    if (status !== 'failed' || error === null) return null;
    const step = steps.find((each) => each.nodeId === error.nodeId);
    return step === undefined ? error.message : `${step.nodeName}: ${error.message}`;
  });
}
