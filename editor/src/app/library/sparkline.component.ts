import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { RecentRun } from '../api/types';
import { sparkShapes, sparkText } from './sparkline';

/**
 * The latest runs as bars: as high as they took long. A failed one stands on a mark, one that has not ended is hollow, a
 * cancelled one is thin: colour is not the only sign.
 */
@Component({
  selector: 'app-sparkline',
  template: `
    <svg class="spark" viewBox="0 0 84 20" role="img" [attr.aria-label]="text()">
      <title>{{ text() }}</title>
      @for (shape of shapes(); track shape.look) {
        <path [attr.class]="'spark-bar is-' + shape.look" [attr.d]="shape.path" />
      }
    </svg>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SparklineComponent {
  readonly runs = input.required<readonly RecentRun[]>();
  protected readonly shapes = computed(() => sparkShapes(this.runs()));
  protected readonly text = computed(() => sparkText(this.runs()));
}
