import { ChangeDetectionStrategy, Component, effect, input, signal } from '@angular/core';
import { IconComponent } from './icon.component';
import type { IconName } from './icon-paths';

/** What stands in the place of content: nothing yet, not found, went wrong. Actions are projected below the text. */
@Component({
  selector: 'app-message',
  imports: [IconComponent],
  template: `
    <div class="message" [class.is-bad]="isError()" [attr.role]="isError() ? 'alert' : null">
      <span class="message-tile"><app-icon [name]="icon()" /></span>
      @if (isWholePage()) {
        <h1 class="message-heading">{{ heading() }}</h1>
      } @else {
        <h2 class="message-heading">{{ heading() }}</h2>
      }
      <p class="message-text">{{ text() }}</p>
      @if (advice(); as words) {
        <p class="message-text is-quiet">{{ words }}</p>
      }
      @if (requestId(); as id) {
        <p class="message-id" i18n>
          Request <code class="mono">{{ id }}</code>
        </p>
      }
      <div class="message-actions"><ng-content /></div>
    </div>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MessageComponent {
  readonly icon = input.required<IconName>();
  readonly heading = input.required<string>();
  readonly text = input.required<string>();
  readonly isError = input(false);
  /** There is nothing else on the page: its heading is that of the page. */
  readonly isWholePage = input(false);
  /** Names the failed request in the server's log. */
  readonly requestId = input<string | null>(null);
  /** Of an error: what it means and what to do is said as well. */
  readonly code = input<string | null>(null);
  protected readonly advice = signal<string | null>(null);

  constructor() {
    effect((onCleanup) => {
      const code = this.code();
      this.advice.set(null);
      if (code === null) return;
      let isOver = false;
      onCleanup(() => (isOver = true));
      // The texts are many, and few of them are ever needed.
      void import('../api/error-texts').then(({ ERROR_TEXTS }) => {
        if (!isOver && Object.hasOwn(ERROR_TEXTS, code)) this.advice.set(ERROR_TEXTS[code] ?? null);
      });
    });
  }
}
