import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { ClockStore } from './clock.store';
import { relativeTime } from './relative-time';

const ABSOLUTE = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'medium' });

/** A time as `3 minutes ago`, with the full time as its title. */
@Component({
  selector: 'app-time-ago',
  template: `<time [attr.datetime]="at()" [title]="absolute()">{{ relative() }}</time>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TimeAgoComponent {
  /** ISO 8601. */
  readonly at = input.required<string>();
  private readonly clock = inject(ClockStore);
  private readonly atMs = computed(() => Date.parse(this.at()));
  protected readonly absolute = computed(() =>
    Number.isNaN(this.atMs()) ? '' : ABSOLUTE.format(this.atMs()),
  );
  // The clock may lag behind a time that has just been made; a past time is never shown as ahead.
  protected readonly relative = computed(() =>
    Number.isNaN(this.atMs()) ? '' : relativeTime(this.atMs(), Math.max(this.clock.nowMs(), this.atMs())),
  );
}
