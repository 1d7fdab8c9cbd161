import { ChangeDetectionStrategy, Component, computed, inject, ViewEncapsulation } from '@angular/core';
import { isTerminal, type Execution } from '../api/types';
import { CopyButtonComponent } from '../ui/copy-button.component';
import { formatDuration } from '../ui/format-duration';
import { IconComponent } from '../ui/icon.component';
import { RovingFocusDirective } from '../ui/roving-focus.directive';
import { secondHand } from '../ui/second-hand';
import { StatusBadgeComponent, statusLabel } from '../ui/status-badge.component';
import { TimeAgoComponent } from '../ui/time-ago.component';
import { triggerKind } from '../workflows/trigger-kind';
import { DockView } from './dock-view';
import { ExecutionAddress } from './execution-address';
import { ExecutionHistoryComponent } from './execution-history.component';
import { executionProgress } from './execution-progress';
import { ExecutionStore } from './execution.store';
import { RunActions } from './run-actions';

/** One line about the execution shown: how it went, how long it took, when, by what, on which version; and what can be done with it. */
@Component({
  selector: 'app-execution-bar',
  imports: [
    CopyButtonComponent,
    ExecutionHistoryComponent,
    IconComponent,
    RovingFocusDirective,
    StatusBadgeComponent,
    TimeAgoComponent,
  ],
  templateUrl: './execution-bar.component.html',
  host: { role: 'group', 'aria-label': 'Execution' },
  styleUrl: '../../styles/execution-bar.css',
  encapsulation: ViewEncapsulation.None,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ExecutionBarComponent {
  protected readonly runs = inject(ExecutionStore);
  protected readonly actions = inject(RunActions);
  protected readonly dock = inject(DockView);
  private readonly address = inject(ExecutionAddress);

  protected readonly execution = this.runs.execution;
  private readonly nowMs = secondHand(this.runs.isRunning);
  protected readonly status = computed(() => {
    const status = this.execution()?.status ?? 'pending';
    return this.runs.isCancelling() ? $localize`Cancelling…` : statusLabel(status);
  });
  protected readonly hasEnded = computed(() => isTerminal(this.execution()?.status ?? 'pending'));
  protected readonly trigger = computed(() => triggerKind(this.execution()?.triggerType ?? 'manual'));
  protected readonly duration = computed(() => durationText(this.execution(), this.nowMs()));
  protected readonly progress = computed(() => {
    const execution = this.execution();
    return execution ? executionProgress(execution) : '';
  });
  /** Why it failed, with the name of the node it failed at. */
  protected readonly failure = computed(() => {
    const execution = this.execution();
    if (execution?.status !== 'failed' || execution.error === null) return null;
    const { error, steps } = execution;
    const step = steps.find((each) => each.nodeId === error.nodeId);
    return step === undefined ? error.message : `${step.nodeName}: ${error.message}`;
  });
  protected readonly connectionText = computed(() =>
    this.runs.connection() === 'away'
      ? $localize`The server does not answer. Reconnecting…`
      : $localize`Reconnecting…`,
  );
  protected readonly linkText = (): string =>
    this.address.linkTo(this.actions.workflowId(), this.execution()?.id ?? '');
}

function durationText(execution: Execution | null, nowMs: number): string | null {
  if (!execution) return null;
  const { durationMs, startedAt, status } = execution;
  if (durationMs !== null) return formatDuration(durationMs);
  if (isTerminal(status) || startedAt === null) return null;
  return formatDuration(Math.max(0, nowMs - Date.parse(startedAt)));
}
