import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { IconComponent } from './icon.component';
import type { IconName } from './icon-paths';

/** What stands in the place of content: nothing yet, not found, went wrong. Actions are projected below the text, and `.message-more` between them. */
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
      <ng-content select=".message-more" />
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
}
