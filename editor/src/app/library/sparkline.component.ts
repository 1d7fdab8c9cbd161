import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { RecentRun } from '../api/types';
import { sparkBars, sparkText } from './sparkline';

/**
 * The latest runs as bars: as high as they took long. A failed one stands on a mark, one that has not ended is hollow, a
 * cancelled one is thin: colour is not the only sign.
 */
@Component({
  selector: 'app-sparkline',
  template: `
    <svg class="spark" viewBox="0 0 84 20" role="img" [attr.aria-label]="text()">
      <title>{{ text() }}</title>
      @for (bar of bars(); track bar.x) {
        <rect
          [attr.class]="'spark-bar is-' + bar.status"
          [attr.x]="bar.x + (bar.status === 'cancelled' ? 1.5 : 0.5)"
          [attr.y]="15 - bar.height"
          [attr.width]="bar.status === 'cancelled' ? 2 : 4"
          [attr.height]="bar.height"
        />
        @if (bar.status === 'failed') {
          <rect class="spark-bar is-failed" [attr.x]="bar.x" y="17" width="5" height="3" />
        }
      }
    </svg>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SparklineComponent {
  readonly runs = input.required<readonly RecentRun[]>();
  protected readonly bars = computed(() => sparkBars(this.runs()));
  protected readonly text = computed(() => sparkText(this.runs()));
}
