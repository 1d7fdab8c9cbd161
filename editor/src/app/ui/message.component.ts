import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { IconComponent } from './icon.component';
import type { IconName } from './icon-paths';

/** What stands in the place of content: nothing yet, not found, went wrong. Actions are projected below the text. */
@Component({
  selector: 'app-message',
  imports: [IconComponent],
  template: `
    <div class="message" [class.is-bad]="isError()" [attr.role]="isError() ? 'alert' : null">
      <span class="message-tile"><app-icon [name]="icon()" /></span>
      <h1 class="message-heading">{{ heading() }}</h1>
      <p class="message-text">{{ text() }}</p>
      @if (requestId(); as id) {
        <p class="message-id">
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
  /** Names the failed request in the server's log. */
  readonly requestId = input<string | null>(null);
}
