import { ChangeDetectionStrategy, Component, computed, input, linkedSignal } from '@angular/core';
import type { StepLog } from '../api/types';
import { JsonTreeComponent } from '../ui/json-tree.component';

const LINES_SHOWN = 200;
const TIME = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });

/** What a step logged, line by line. */
@Component({
  selector: 'app-log-lines',
  imports: [JsonTreeComponent],
  template: `
    <ol class="log">
      @for (line of shown(); track $index) {
        <li class="log-line">
          <time class="log-time" [attr.datetime]="line.at" [title]="line.at">{{ timeOf(line) }}</time>
          <span [class]="'log-level is-' + line.level">{{ line.level }}</span>
          <span class="log-message">{{ line.message }}</span>
          @if (line.data !== undefined && line.data !== null) {
            <div class="log-data">
              <app-json-tree
                label="Data of the log line"
                i18n-label
                [isBare]="true"
                [context]="context() + $index"
                [value]="line.data"
              />
            </div>
          }
        </li>
      }
    </ol>
    @if (lines().length === 0) {
      <p class="panel-absence" i18n>This step logged nothing.</p>
    }
    @if (lines().length > shown().length) {
      <button type="button" class="button is-small" (click)="isWhole.set(true)" i18n>
        Show all {{ lines().length }} lines
      </button>
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LogLinesComponent {
  readonly lines = input.required<StepLog[]>();
  /** Names the step the lines belong to. */
  readonly context = input.required<string>();
  protected readonly isWhole = linkedSignal<string, boolean>({
    source: this.context,
    computation: () => false,
  });
  protected readonly shown = computed(() =>
    this.isWhole() ? this.lines() : this.lines().slice(0, LINES_SHOWN),
  );

  protected timeOf(line: StepLog): string {
    const at = Date.parse(line.at);
    return Number.isNaN(at) ? '' : TIME.format(at);
  }
}
