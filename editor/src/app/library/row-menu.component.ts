import { CdkMenu, CdkMenuItem } from '@angular/cdk/menu';
import { ChangeDetectionStrategy, Component, inject, ViewEncapsulation } from '@angular/core';
import { IconComponent } from '../ui/icon.component';
import { LibraryActions } from './library-actions';
import { LibraryDialogs } from './library-dialogs';
import { MenuRow } from './menu-row';

/** What can be done with one workflow. */
@Component({
  selector: 'app-row-menu',
  imports: [CdkMenu, CdkMenuItem, IconComponent],
  template: `
    @if (row(); as row) {
      <div class="menu" cdkMenu [attr.aria-label]="row.name">
        @if (row.deletedAt) {
          <button class="menu-item" cdkMenuItem (cdkMenuItemTriggered)="actions.restore([row])">
            <app-icon name="rotate-ccw" /> <ng-container i18n>Restore</ng-container>
          </button>
          <button class="menu-item" cdkMenuItem (cdkMenuItemTriggered)="dialogs.deleteForGood([row])">
            <app-icon name="trash-2" /> <ng-container i18n>Delete for good…</ng-container>
          </button>
        } @else {
          <button
            class="menu-item"
            cdkMenuItem
            (cdkMenuItemTriggered)="actions.setActive([row], !row.active)"
          >
            <app-icon name="power" /> {{ row.active ? switchOff : switchOn }}
          </button>
          <button class="menu-item" cdkMenuItem (cdkMenuItemTriggered)="actions.duplicate(row)">
            <app-icon name="copy-plus" /> <ng-container i18n>Duplicate</ng-container>
          </button>
          <button class="menu-item" cdkMenuItem (cdkMenuItemTriggered)="dialogs.changeTag([row], 'add')">
            <app-icon name="tag" /> <ng-container i18n>Add a tag…</ng-container>
          </button>
          <button class="menu-item" cdkMenuItem (cdkMenuItemTriggered)="dialogs.export([row])">
            <app-icon name="download" /> <ng-container i18n>Export as JSON</ng-container>
          </button>
          <button class="menu-item" cdkMenuItem (cdkMenuItemTriggered)="actions.moveToBin([row])">
            <app-icon name="trash-2" /> <ng-container i18n>Move to the bin</ng-container>
          </button>
        }
      </div>
    }
  `,
  styleUrl: '../../styles/menus.css',
  encapsulation: ViewEncapsulation.None,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RowMenuComponent {
  /** As it was when the menu was opened: what is done outlives the menu. */
  protected readonly row = inject(MenuRow).row;
  protected readonly actions = inject(LibraryActions);
  protected readonly dialogs = inject(LibraryDialogs);
  protected readonly switchOff = $localize`Switch off`;
  protected readonly switchOn = $localize`Switch on`;
}
