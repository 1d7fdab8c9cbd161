import { ChangeDetectionStrategy, Component, inject, ViewEncapsulation } from '@angular/core';
import { IconComponent } from '../icon.component';
import { ToastStore, type Toast } from './toast.store';

/** The corner where messages come up. */
@Component({
  selector: 'app-toasts',
  imports: [IconComponent],
  template: `
    <div class="toasts" role="region" aria-label="Messages" i18n-aria-label aria-live="polite">
      @for (toast of store.toasts(); track toast.id) {
        <div class="toast" [class.is-warn]="toast.kind === 'warn'" [class.is-bad]="toast.kind === 'bad'">
          <app-icon [name]="toast.kind === 'info' ? 'check' : 'triangle-alert'" />
          <span class="toast-text">{{ toast.text }}</span>
          @if (toast.action; as action) {
            <button type="button" class="button is-small" (click)="act(toast)">{{ action.label }}</button>
          }
          <button
            type="button"
            class="icon-button"
            aria-label="Dismiss"
            i18n-aria-label
            (click)="store.close(toast.id)"
          >
            <app-icon name="x" />
          </button>
        </div>
      }
    </div>
  `,
  styleUrl: '../../../styles/toasts.css',
  encapsulation: ViewEncapsulation.None,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ToastsComponent {
  protected readonly store = inject(ToastStore);

  protected act(toast: Toast): void {
    this.store.close(toast.id);
    toast.action?.run();
  }
}
