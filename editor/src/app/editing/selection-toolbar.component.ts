import { ChangeDetectionStrategy, Component, computed, inject, ViewEncapsulation } from '@angular/core';
import { CommandRegistry } from '../commands/command-registry';
import { shortcutLabel } from '../commands/shortcut';
import { IconComponent } from '../ui/icon.component';
import { DraftStore } from './draft.store';
import { addIconPaths } from '../ui/icon-paths';
import { MENU_ICON_PATHS } from '../ui/menu-icon-paths';

addIconPaths(MENU_ICON_PATHS);

const SHOWN = [
  'align-left',
  'align-centre',
  'align-right',
  'align-top',
  'align-middle',
  'align-bottom',
  'distribute-horizontal',
  'distribute-vertical',
  'group',
  'tidy',
  'duplicate',
  'delete',
];

/** What can be done with several items at once, over the canvas while they are selected. One tab stop. */
@Component({
  selector: 'app-selection-toolbar',
  imports: [IconComponent],
  template: `
    @if (isShown()) {
      <div class="selection-tools" role="toolbar" [attr.aria-label]="label()" (keydown)="walk($event)">
        <span class="selection-count">{{ draft.selectedCount() }}</span>
        @for (command of commands(); track command.id; let n = $index) {
          <button
            type="button"
            class="icon-button"
            [attr.aria-label]="command.label"
            [title]="command.title"
            [tabIndex]="n === 0 ? 0 : -1"
            (click)="registry.run(command.id)"
          >
            <app-icon [name]="command.icon" />
          </button>
        }
      </div>
    }
  `,
  host: { 'data-canvas-control': '' },
  styleUrl: '../../styles/selection-tools.css',
  encapsulation: ViewEncapsulation.None,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SelectionToolbarComponent {
  protected readonly draft = inject(DraftStore);
  protected readonly registry = inject(CommandRegistry);

  protected readonly isShown = computed(() => {
    const { nodes, notes, groups } = this.draft.selection();
    return nodes.size + notes.size + groups.size > 1;
  });
  protected readonly label = computed(() => $localize`${this.draft.selectedCount()}:COUNT: selected`);
  protected readonly commands = computed(() =>
    SHOWN.flatMap((id) => {
      const command = this.registry.commands().find((each) => each.id === id);
      if (!command) return [];
      const [keys] = command.keys ?? [];
      const title = keys === undefined ? command.label : `${command.label} (${shortcutLabel(keys)})`;
      return [{ id, label: command.label, icon: command.icon ?? 'box', title }];
    }),
  );

  protected walk(event: KeyboardEvent): void {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (by === 0 || !(event.currentTarget instanceof HTMLElement)) return;
    const buttons = [...event.currentTarget.querySelectorAll('button')];
    const index = buttons.findIndex((button) => button === document.activeElement);
    buttons.at((index + by) % buttons.length)?.focus();
    event.preventDefault();
  }
}
