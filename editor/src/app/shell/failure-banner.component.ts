import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { CopyButtonComponent } from '../ui/copy-button.component';
import { IconComponent } from '../ui/icon.component';
import { FailureStore, type Failure } from './failure.store';

/** Says that the editor failed, over the page, which stays as it is: there may be work on it. */
@Component({
  selector: 'app-failure-banner',
  imports: [IconComponent, CopyButtonComponent],
  template: `
    <div class="failure-banner" role="alert">
      <app-icon name="triangle-alert" />
      <p class="failure-text">
        @if (failure().kind === 'outdated') {
          <strong i18n>A part of REX could not be loaded.</strong>
          <ng-container i18n
            >The server was updated, or is away. Reload the page; what you saved is safe.</ng-container
          >
        } @else {
          <strong i18n>Something in the editor went wrong.</strong>
          <ng-container i18n>
            What you see may be incomplete. Reload the page; if it happens again, send the report to whoever
            looks after this REX.
          </ng-container>
          <span class="failure-id mono">{{ failure().id }}</span>
        }
      </p>
      <div class="failure-actions">
        <button type="button" class="button is-small" (click)="reload()" i18n>Reload</button>
        <app-copy-button label="Copy report" i18n-label [text]="report" />
        <button type="button" class="button is-small" (click)="failures.dismiss()" i18n>Dismiss</button>
      </div>
    </div>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FailureBannerComponent {
  readonly failure = input.required<Failure>();
  protected readonly failures = inject(FailureStore);
  protected readonly report = (): string => this.failure().report;

  protected reload(): void {
    location.reload();
  }
}
