import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { StepStatus } from '../api/types';

/** What a badge can say: the statuses, that something must be mended, and that the server does not have the type. */
export type BadgeStatus = StepStatus | 'problem' | 'not-installed';

const LABELS: Record<BadgeStatus, string> = {
  completed: $localize`Completed`,
  running: $localize`Running`,
  failed: $localize`Failed`,
  skipped: $localize`Skipped`,
  pending: $localize`Queued`,
  waiting: $localize`Waiting`,
  cancelled: $localize`Cancelled`,
  problem: $localize`Needs attention`,
  'not-installed': $localize`Not installed`,
};

/** The words for a status. */
export function statusLabel(status: BadgeStatus): string {
  return LABELS[status];
}

/** A 20 px badge: each status has its own shape, so colour is never the only sign. */
@Component({
  selector: 'app-status-badge',
  template: `
    <svg [class]="svgClass()" viewBox="0 0 20 20" role="img" [attr.aria-label]="label()">
      <title>{{ label() }}</title>
      @switch (status()) {
        @case ('completed') {
          <circle class="badge-line" cx="10" cy="10" r="7.25" />
          <path class="badge-line" d="m6.8 10.2 2.2 2.2 4.2-4.6" />
        }
        @case ('running') {
          <circle class="badge-track" cx="10" cy="10" r="7.25" />
          <path class="badge-line badge-arc" d="M10 2.75A7.25 7.25 0 1 1 2.75 10" />
        }
        @case ('failed') {
          <path class="badge-fill" d="M6.5 1.5h7l5 5v7l-5 5h-7l-5-5v-7z" />
          <path class="badge-cut" d="m7.2 7.2 5.6 5.6m0-5.6-5.6 5.6" />
        }
        @case ('skipped') {
          <circle class="badge-line" cx="10" cy="10" r="7.25" />
          <path class="badge-line" d="m5 15 10-10" />
        }
        @case ('pending') {
          <circle class="badge-line badge-dots" cx="10" cy="10" r="7.25" />
        }
        @case ('waiting') {
          <circle class="badge-line" cx="10" cy="10" r="7.25" />
          <path class="badge-line" d="M8 7v6m4-6v6" />
        }
        @case ('cancelled') {
          <circle class="badge-line" cx="10" cy="10" r="7.25" />
          <path class="badge-fill" d="M7.25 7.25h5.5v5.5h-5.5z" />
        }
        @case ('problem') {
          <path class="badge-line" d="M10 2.6 18 16.6H2z" />
          <path class="badge-line" d="M10 8v3.6m0 2.4v.1" />
        }
        @case ('not-installed') {
          <path class="badge-line badge-dots" d="M2.75 2.75h14.5v14.5H2.75z" />
          <path class="badge-line" d="M7.8 8a2.2 2.2 0 1 1 3.2 2c-.7.4-1 .8-1 1.6m0 2.4v.1" />
        }
      }
    </svg>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class StatusBadgeComponent {
  readonly status = input.required<BadgeStatus>();
  /** Replaces the words of the status. */
  readonly text = input<string>();
  protected readonly label = computed(() => this.text() ?? statusLabel(this.status()));
  protected readonly svgClass = computed(() => `badge is-${this.status()}`);
}
