import { CdkMenu, CdkMenuItem } from '@angular/cdk/menu';
import { ChangeDetectionStrategy, Component, inject, ViewEncapsulation } from '@angular/core';
import { IconComponent } from '../ui/icon.component';
import { shortcutLabel } from '../commands/shortcut';
import { RunActions } from './run-actions';

/** Other ways to run than the button's. */
@Component({
  selector: 'app-run-menu',
  imports: [CdkMenu, CdkMenuItem, IconComponent],
  template: `
    <div class="menu" cdkMenu aria-label="More ways to run" i18n-aria-label>
      <button
        class="menu-item"
        cdkMenuItem
        [cdkMenuItemDisabled]="actions.isBusy()"
        (cdkMenuItemTriggered)="actions.run()"
      >
        <app-icon name="play" /> <ng-container i18n>Run</ng-container> <kbd class="menu-keys">{{ keys }}</kbd>
      </button>
      <button
        class="menu-item"
        cdkMenuItem
        [cdkMenuItemDisabled]="actions.isBusy()"
        (cdkMenuItemTriggered)="actions.askForInput()"
      >
        <app-icon name="braces" /> <ng-container i18n>Run with input…</ng-container>
      </button>
      <div class="menu-line" role="separator"></div>
      <button
        class="menu-item"
        cdkMenuItem
        [cdkMenuItemDisabled]="!actions.canRetry()"
        (cdkMenuItemTriggered)="actions.retry()"
      >
        <app-icon name="refresh-cw" /> <ng-container i18n>Retry the whole run</ng-container>
      </button>
      <button
        class="menu-item"
        cdkMenuItem
        [cdkMenuItemDisabled]="!actions.canRetry() || actions.failedNodeId() === null"
        (cdkMenuItemTriggered)="actions.retry({ from: actions.failedNodeId() ?? undefined })"
      >
        <app-icon name="refresh-cw" /> <ng-container i18n>Retry from the failed node</ng-container>
      </button>
      <button
        class="menu-item"
        cdkMenuItem
        [cdkMenuItemDisabled]="!actions.canRetry()"
        (cdkMenuItemTriggered)="actions.askForRetryInput()"
      >
        <app-icon name="braces" /> <ng-container i18n>Retry with edited input…</ng-container>
      </button>
    </div>
  `,
  styleUrl: '../../styles/menus.css',
  encapsulation: ViewEncapsulation.None,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RunMenuComponent {
  protected readonly actions = inject(RunActions);
  protected readonly keys = shortcutLabel('Mod+Enter');
}
