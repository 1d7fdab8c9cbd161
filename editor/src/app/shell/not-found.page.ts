import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { MessageComponent } from '../ui/message.component';

/** An address that names nothing. */
@Component({
  selector: 'app-not-found-page',
  imports: [MessageComponent, RouterLink],
  template: `
    <main class="page is-centred">
      <app-message
        [isWholePage]="true"
        icon="search"
        heading="There is no such page"
        i18n-heading
        text="The address may be mistyped, or what it named is gone."
        i18n-text
      >
        <a class="button is-primary" routerLink="/workflows" i18n>Go to workflows</a>
      </app-message>
    </main>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NotFoundPage {}
