import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { ClockStore } from '../ui/clock.store';
import { relativeTime } from '../ui/relative-time';

const ABSOLUTE = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'medium' });

/** A time to come as `in 3 minutes`, with the full time as its title. */
@Component({
  selector: 'app-time-ahead',
  template: `<time [attr.datetime]="at()" [title]="absolute()">{{ relative() }}</time>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TimeAheadComponent {
  /** ISO 8601. */
  readonly at = input.required<string>();
  private readonly clock = inject(ClockStore);
  protected readonly absolute = computed(() => ABSOLUTE.format(new Date(this.at())));
  protected readonly relative = computed(() => {
    const [at, now] = [Date.parse(this.at()), this.clock.nowMs()];
    return at - now < 60_000 ? $localize`in a moment` : relativeTime(at, now);
  });
}
