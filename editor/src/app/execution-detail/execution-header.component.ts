import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  signal,
  untracked,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { ExecutionsApi } from '../api/executions-api';
import { isTerminal, type Execution, type ListedExecution } from '../api/types';
import { elapsedMs } from '../execution-list/figures';
import { ExecutionStore } from '../executions/execution.store';
import { CopyButtonComponent } from '../ui/copy-button.component';
import { formatDuration } from '../ui/format-duration';
import { IconComponent } from '../ui/icon.component';
import { secondHand } from '../ui/second-hand';
import { StatusBadgeComponent, statusLabel } from '../ui/status-badge.component';
import { TimeAgoComponent } from '../ui/time-ago.component';
import { costText, tokensText } from '../ui/usage-texts';
import { triggerKind } from '../workflows/trigger-kind';
import { ExecutionActions } from './execution-actions';
import { queuedMs } from './timeline';

const RETRIES_SHOWN = 5;

/** How an execution went as a whole, what it belongs to, and what can be done with it. */
@Component({
  selector: 'app-execution-header',
  imports: [RouterLink, CopyButtonComponent, IconComponent, StatusBadgeComponent, TimeAgoComponent],
  templateUrl: './execution-header.component.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ExecutionHeaderComponent {
  readonly execution = input.required<Execution>();
  private readonly api = inject(ExecutionsApi);
  protected readonly runs = inject(ExecutionStore);
  protected readonly actions = inject(ExecutionActions);
  protected readonly statusLabel = statusLabel;
  protected readonly cancelText = $localize`Cancel`;
  protected readonly cancellingText = $localize`Cancelling…`;
  protected readonly hasEnded = computed(() => isTerminal(this.execution().status));
  private readonly nowMs = secondHand(computed(() => !this.hasEnded()));
  protected readonly trigger = computed(() => triggerKind(this.execution().triggerType));
  protected readonly idText = (): string => this.execution().id;
  protected readonly took = computed(() => timeText(elapsedMs(this.execution(), this.nowMs())));
  protected readonly queued = computed(() => {
    const { createdAt } = this.execution();
    return timeText(queuedMs(this.execution()) ?? Math.max(0, this.nowMs() - Date.parse(createdAt)));
  });
  protected readonly tokens = computed(() => tokensText(this.execution().usage));
  protected readonly cost = computed(() => costText(this.execution().usage));
  /** The node at which it failed. */
  protected readonly failedId = computed(() => this.execution().error?.nodeId ?? null);
  /** Executions that repeat this one, newest first. */
  protected readonly retries = signal<readonly ListedExecution[]>([]);

  constructor() {
    const id = computed(() => this.execution().id);
    effect((onCleanup) => {
      const stopped = new AbortController();
      onCleanup(() => stopped.abort());
      const retryOf = id();
      untracked(() => void this.findRetries(retryOf, stopped.signal));
    });
  }

  private async findRetries(retryOf: string, stopped: AbortSignal): Promise<void> {
    this.retries.set([]);
    try {
      this.retries.set((await this.api.list({ retryOf }, { limit: RETRIES_SHOWN }, stopped)).items);
    } catch {
      // The links are a help; the execution is shown without them.
    }
  }
}

function timeText(ms: number | null): string {
  return ms === null ? '–' : formatDuration(ms);
}
