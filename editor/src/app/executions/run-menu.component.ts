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
    <div class="menu" cdkMenu aria-label="More ways to run">
      <button
        class="menu-item"
        cdkMenuItem
        [cdkMenuItemDisabled]="actions.isBusy()"
        (cdkMenuItemTriggered)="actions.run()"
      >
        <app-icon name="play" /> Run <kbd class="menu-keys">{{ keys }}</kbd>
      </button>
      <button
        class="menu-item"
        cdkMenuItem
        [cdkMenuItemDisabled]="actions.isBusy()"
        (cdkMenuItemTriggered)="actions.askForInput()"
      >
        <app-icon name="braces" /> Run with input…
      </button>
      <div class="menu-line" role="separator"></div>
      <button
        class="menu-item"
        cdkMenuItem
        [cdkMenuItemDisabled]="!actions.canRetry()"
        (cdkMenuItemTriggered)="actions.retry()"
      >
        <app-icon name="refresh-cw" /> Retry the whole run
      </button>
      <button
        class="menu-item"
        cdkMenuItem
        [cdkMenuItemDisabled]="!actions.canRetry() || actions.failedNodeId() === null"
        (cdkMenuItemTriggered)="actions.retry({ from: actions.failedNodeId() ?? undefined })"
      >
        <app-icon name="refresh-cw" /> Retry from the failed node
      </button>
      <button
        class="menu-item"
        cdkMenuItem
        [cdkMenuItemDisabled]="!actions.canRetry()"
        (cdkMenuItemTriggered)="actions.askForRetryInput()"
      >
        <app-icon name="braces" /> Retry with edited input…
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
