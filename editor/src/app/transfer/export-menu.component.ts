import { CdkMenu, CdkMenuItem } from '@angular/cdk/menu';
import { ChangeDetectionStrategy, Component, inject, ViewEncapsulation } from '@angular/core';
import { CommandRegistry } from '../commands/command-registry';

/** The ways to give the open workflow as a file. */
@Component({
  selector: 'app-export-menu',
  imports: [CdkMenu, CdkMenuItem],
  template: `
    <div class="menu" cdkMenu aria-label="Export" i18n-aria-label>
      <button class="menu-item" cdkMenuItem (cdkMenuItemTriggered)="commands.run('export-json')" i18n>
        Workflow as JSON
      </button>
      <button class="menu-item" cdkMenuItem (cdkMenuItemTriggered)="commands.run('export-svg')" i18n>
        Canvas as SVG
      </button>
      <button class="menu-item" cdkMenuItem (cdkMenuItemTriggered)="commands.run('export-png')" i18n>
        Canvas as PNG
      </button>
    </div>
  `,
  styleUrl: '../../styles/menus.css',
  encapsulation: ViewEncapsulation.None,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ExportMenuComponent {
  protected readonly commands = inject(CommandRegistry);
}
