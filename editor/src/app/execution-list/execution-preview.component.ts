import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  output,
  signal,
  untracked,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { toApiError, type ApiError } from '../api/api-error';
import { ExecutionsApi } from '../api/executions-api';
import type { Execution, ListedExecution } from '../api/types';
import { CopyButtonComponent } from '../ui/copy-button.component';
import { formatDuration } from '../ui/format-duration';
import { IconComponent } from '../ui/icon.component';
import { StatusBadgeComponent, statusLabel } from '../ui/status-badge.component';
import { TimeAgoComponent } from '../ui/time-ago.component';
import { costText, tokensText } from '../ui/usage-texts';
import { stepsText } from './figures';

/** Who walks along the rows is not to ask for each of them. */
const REST_MS = 150;
const STEPS_SHOWN = 100;

type Preview =
  { kind: 'loading' } | { kind: 'ready'; execution: Execution } | { kind: 'failed'; error: ApiError };

/** What an execution did, beside the list: why it failed and how its steps went. */
@Component({
  selector: 'app-execution-preview',
  imports: [RouterLink, CopyButtonComponent, IconComponent, StatusBadgeComponent, TimeAgoComponent],
  templateUrl: './execution-preview.component.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ExecutionPreviewComponent {
  readonly row = input.required<ListedExecution>();
  readonly closed = output<void>();
  /** Only those of this workflow shall be listed. */
  readonly workflowWanted = output<string>();

  private readonly api = inject(ExecutionsApi);
  protected readonly preview = signal<Preview>({ kind: 'loading' });
  protected readonly statusLabel = statusLabel;
  protected readonly stepsText = stepsText;
  protected readonly idText = (): string => this.row().id;
  private readonly id = computed(() => this.row().id);
  /** Changes when the execution went on. */
  private readonly state = computed(() => `${this.row().status} ${this.row().stepsDone}`);
  protected readonly took = computed(() => {
    const { durationMs, usage } = this.row();
    const tokens = tokensText(usage);
    return [
      ...(durationMs === null ? [] : [formatDuration(durationMs)]),
      ...(tokens === '' ? [] : [$localize`${tokens}:COUNT: tokens`]),
      ...(costText(usage) === '' ? [] : [costText(usage)]),
    ].join(' · ');
  });
  protected readonly steps = computed(() => {
    const preview = this.preview();
    return preview.kind === 'ready' ? preview.execution.steps.slice(0, STEPS_SHOWN) : [];
  });
  protected readonly stepsLeft = computed(() => {
    const preview = this.preview();
    return preview.kind === 'ready' ? Math.max(0, preview.execution.steps.length - STEPS_SHOWN) : 0;
  });

  constructor() {
    let shownId: string | undefined;
    effect((onCleanup) => {
      const [id] = [this.id(), this.state()];
      const stopped = new AbortController();
      if (id !== shownId) untracked(() => this.preview.set({ kind: 'loading' }));
      const timer = setTimeout(() => void this.load(id, stopped.signal), shownId === undefined ? 0 : REST_MS);
      shownId = id;
      onCleanup(() => {
        clearTimeout(timer);
        stopped.abort();
      });
    });
  }

  protected durationOf(durationMs: number | null): string {
    return durationMs === null ? '' : formatDuration(durationMs);
  }

  private async load(id: string, stopped: AbortSignal): Promise<void> {
    try {
      this.preview.set({ kind: 'ready', execution: await this.api.getWithoutValues(id, stopped) });
    } catch (thrown) {
      if (!stopped.aborted) this.preview.set({ kind: 'failed', error: toApiError(thrown) });
    }
  }
}
