import { ChangeDetectionStrategy, Component } from '@angular/core';
import { IconComponent } from '../ui/icon.component';
import { MenuButtonDirective } from '../ui/menu/menu-button.directive';

/** The button of the menu of the workflow's latest executions. */
@Component({
  selector: 'app-execution-history',
  imports: [IconComponent, MenuButtonDirective],
  template: `
    <button
      type="button"
      class="button is-small"
      [appMenuButton]="loadMenu"
      title="Show an earlier execution"
      i18n-title
    >
      <app-icon name="history" /> <ng-container i18n>History</ng-container>
    </button>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ExecutionHistoryComponent {
  protected readonly loadMenu = () =>
    import('./history-menu.component').then((file) => file.HistoryMenuComponent);
}
