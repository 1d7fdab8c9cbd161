import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { EditingParts } from '../editing/editing-parts';
import { IconComponent } from '../ui/icon.component';
import { MenuButtonDirective } from '../ui/menu/menu-button.directive';
import { shortcutLabel } from '../commands/shortcut';
import { ExecutionStore } from './execution.store';
import { RunActions } from './run-actions';
import { RunInputDialogComponent } from './run-input-dialog.component';

/** The button that runs the draft, with a menu for other ways to. */
@Component({
  selector: 'app-run-button',
  imports: [IconComponent, MenuButtonDirective, RunInputDialogComponent],
  template: `
    <div class="split-button" role="group" aria-label="Run" i18n-aria-label>
      @if (runs.isRunning() && actions.canCancel()) {
        <button
          type="button"
          class="button is-primary"
          [attr.aria-disabled]="runs.isCancelling() || null"
          (click)="actions.cancel()"
        >
          <app-icon name="square" />
          @if (runs.isCancelling()) {
            <ng-container i18n>Cancelling…</ng-container>
          } @else {
            <ng-container i18n>Cancel</ng-container>
          }
        </button>
      } @else {
        <button
          type="button"
          class="button is-primary"
          [title]="hint"
          [attr.aria-disabled]="actions.isBusy() || null"
          (click)="actions.run()"
        >
          <app-icon name="play" /> {{ label() }}
        </button>
      }
      <button
        type="button"
        class="button is-primary is-split"
        aria-label="More ways to run"
        i18n-aria-label
        title="More ways to run"
        i18n-title
        [appMenuButton]="loadMenu"
      >
        <app-icon name="chevron-down" />
      </button>
    </div>
    @defer (when parts.has('runInput')) {
      @if (actions.dialog(); as dialog) {
        <app-run-input-dialog [dialog]="dialog" />
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RunButtonComponent {
  protected readonly actions = inject(RunActions);
  protected readonly runs = inject(ExecutionStore);
  protected readonly parts = inject(EditingParts);
  protected readonly hint = $localize`Run the draft (${shortcutLabel('Mod+Enter')}:KEYS:)`;
  protected readonly loadMenu = () => import('./run-menu.component').then((file) => file.RunMenuComponent);
  protected readonly label = computed(() => (this.actions.isBusy() ? $localize`Starting…` : $localize`Run`));
}
