import { ChangeDetectionStrategy, Component, computed, effect, input, output, signal } from '@angular/core';
import type { ApiError } from '../api/api-error';
import { IconComponent } from './icon.component';
import { MessageComponent } from './message.component';

/** What stands in the place of something that could not be loaded: why, what that means, what to do, and a button to try again. */
@Component({
  selector: 'app-load-failure',
  imports: [IconComponent, MessageComponent],
  template: `
    <app-message
      icon="triangle-alert"
      [heading]="heading()"
      [text]="text()"
      [isError]="true"
      [isWholePage]="isWholePage()"
    >
      <ng-container ngProjectAs=".message-more">
        @if (advice(); as words) {
          <p class="message-text is-quiet">{{ words }}</p>
        }
        @if (error().requestId; as id) {
          <p class="message-id" i18n>
            Request <code class="mono">{{ id }}</code>
          </p>
        }
      </ng-container>
      <button type="button" class="button" (click)="again.emit()">
        <app-icon name="refresh-cw" /> <ng-container i18n>Try again</ng-container>
      </button>
    </app-message>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LoadFailureComponent {
  readonly heading = input.required<string>();
  readonly error = input.required<ApiError>();
  /** There is nothing else on the page: its heading is that of the page. */
  readonly isWholePage = input(false);
  readonly again = output();
  protected readonly text = computed(() => `${this.error().message} (${this.error().code})`);
  protected readonly advice = signal<string | null>(null);

  constructor() {
    effect((onCleanup) => {
      const { code } = this.error();
      this.advice.set(null);
      let isOver = false;
      onCleanup(() => (isOver = true));
      // The texts are many, and few of them are ever needed.
      void import('../api/error-texts').then(({ ERROR_TEXTS }) => {
        if (!isOver && Object.hasOwn(ERROR_TEXTS, code)) this.advice.set(ERROR_TEXTS[code] ?? null);
      });
    });
  }
}
