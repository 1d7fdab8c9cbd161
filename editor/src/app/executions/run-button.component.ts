import { CdkMenu, CdkMenuItem, CdkMenuTrigger } from '@angular/cdk/menu';
import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { IconComponent } from '../ui/icon.component';
import { shortcutText } from '../ui/shortcut-text';
import { ExecutionStore } from './execution.store';
import { RunActions } from './run-actions';
import { RunInputDialogComponent } from './run-input-dialog.component';

/** The button that runs the draft, with a menu for other ways to. */
@Component({
  selector: 'app-run-button',
  imports: [CdkMenu, CdkMenuItem, CdkMenuTrigger, IconComponent, RunInputDialogComponent],
  template: `
    <div class="split-button" role="group" aria-label="Run">
      @if (runs.isRunning() && actions.canCancel()) {
        <button
          type="button"
          class="button is-primary"
          [attr.aria-disabled]="runs.isCancelling() || null"
          (click)="actions.cancel()"
        >
          <app-icon name="square" /> {{ runs.isCancelling() ? 'Cancelling…' : 'Cancel' }}
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
        title="More ways to run"
        [cdkMenuTriggerFor]="menu"
      >
        <app-icon name="chevron-down" />
      </button>
    </div>
    <ng-template #menu>
      <div class="menu" cdkMenu>
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
    </ng-template>
    @if (actions.dialog(); as dialog) {
      <app-run-input-dialog [dialog]="dialog" />
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RunButtonComponent {
  protected readonly actions = inject(RunActions);
  protected readonly runs = inject(ExecutionStore);
  protected readonly keys = shortcutText('Mod+Enter');
  protected readonly hint = `Run the draft (${this.keys})`;
  protected readonly label = computed(() => (this.actions.isBusy() ? 'Starting…' : 'Run'));
}
