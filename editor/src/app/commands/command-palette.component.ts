import { DialogRef } from '@angular/cdk/dialog';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  signal,
  ViewEncapsulation,
} from '@angular/core';
import { itemsOf } from '@rex/canvas';
import { CanvasView } from '../canvas/canvas-view';
import { DraftStore } from '../editing/draft.store';
import { NodeTypesStore } from '../editing/node-types.store';
import type { PickItem } from '../ui/pick-list/pick-item';
import { PickListComponent } from '../ui/pick-list/pick-list.component';
import { COMMAND_GROUPS, GROUP_LABELS, type EditorCommand } from './command';
import { CommandRegistry } from './command-registry';
import { RecentChoices } from './recent-choices';
import { shortcutLabel } from './shortcut';
import { addIconPaths } from '../ui/icon-paths';
import { MENU_ICON_PATHS } from '../ui/menu-icon-paths';

addIconPaths(MENU_ICON_PATHS);

/** What is typed before the name of a node to go there. */
const NODES = '@';
const GO_TO = 'go-to:';

/** Everything one can do, by typing a few letters of it; with @, every node. */
@Component({
  selector: 'app-command-palette',
  imports: [PickListComponent],
  template: `
    <app-pick-list
      label="Commands and nodes"
      i18n-label
      placeholder="Type a command, or @ and the name of a node"
      i18n-placeholder
      [items]="items()"
      (typed)="isForNodes.set($event.startsWith('@'))"
      (chosen)="choose($event)"
    />
  `,
  styleUrl: '../../styles/dialogs.css',
  encapsulation: ViewEncapsulation.None,
  host: { class: 'dialog is-palette' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CommandPaletteComponent {
  private readonly registry = inject(CommandRegistry);
  private readonly recent = inject(RecentChoices);
  private readonly draft = inject(DraftStore);
  private readonly types = inject(NodeTypesStore);
  private readonly view = inject(CanvasView);
  private readonly dialog = inject<DialogRef<void>>(DialogRef);

  protected readonly isForNodes = signal(false);
  protected readonly items = computed(() => (this.isForNodes() ? this.nodeItems() : this.commandItems()));

  private readonly commandItems = computed((): PickItem[] => {
    const available = this.registry.commands().filter(({ isAvailable }) => isAvailable?.() ?? true);
    const recent = this.recent.of('commands').flatMap((id) => available.find((each) => each.id === id) ?? []);
    const rest = COMMAND_GROUPS.flatMap((group) =>
      available.filter((command) => command.group === group && !recent.includes(command)),
    );
    return [
      ...recent.map((command) => itemOf(command, $localize`Recent`)),
      ...rest.map((command) => itemOf(command)),
    ];
  });
  private readonly nodeItems = computed((): PickItem[] =>
    itemsOf(this.draft.document().nodes).map(({ id, name, type }) => {
      const known = this.types.get(type);
      const label = `${NODES}${name === '' ? id : name}`;
      return {
        id: GO_TO + id,
        label,
        hint: known?.label ?? type,
        icon: known?.icon ?? 'box',
        aliases: [NODES + id],
      };
    }),
  );

  protected choose(id: string): void {
    this.dialog.close();
    // The dialog gives the focus back first; a command may move it on.
    setTimeout(() => {
      if (id.startsWith(GO_TO)) return this.view.controls()?.focusNode(id.slice(GO_TO.length));
      this.recent.note('commands', id);
      this.registry.run(id);
    });
  }
}

function itemOf(command: EditorCommand, heading = GROUP_LABELS[command.group]): PickItem {
  const [keys] = command.keys ?? [];
  return {
    id: command.id,
    label: command.label,
    heading,
    ...(command.icon === undefined ? {} : { icon: command.icon }),
    ...(keys === undefined ? {} : { aside: shortcutLabel(keys) }),
  };
}
