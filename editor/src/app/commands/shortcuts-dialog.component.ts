import { DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, computed, inject, ViewEncapsulation } from '@angular/core';
import { EditorSettings } from '../settings/editor-settings';
import { IconComponent } from '../ui/icon.component';
import { COMMAND_GROUPS, GROUP_LABELS } from './command';
import { CommandRegistry } from './command-registry';
import { isSingleKey, parseShortcut, shortcutLabel } from './shortcut';

/** Keys of the canvas that are no commands. */
const WALKING = [
  { label: $localize`Go to the next node in a direction`, keys: ['←', '→', '↑', '↓'] },
  { label: $localize`Go along an edge`, keys: ['Ctrl+←', 'Ctrl+→'] },
  { label: $localize`Open the focused node`, keys: ['Enter'] },
  { label: $localize`Take up what is selected, move it by arrows, put it down`, keys: ['Space'] },
  { label: $localize`Leave whatever is under way`, keys: ['Esc'] },
  { label: $localize`Leave the canvas`, keys: ['Tab'] },
];

/** All shortcuts, from the list that also answers to them. */
@Component({
  selector: 'app-shortcuts-dialog',
  imports: [IconComponent],
  templateUrl: './shortcuts-dialog.component.html',
  styleUrl: '../../styles/dialogs.css',
  encapsulation: ViewEncapsulation.None,
  host: { class: 'dialog is-wide' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ShortcutsDialogComponent {
  private readonly registry = inject(CommandRegistry);
  protected readonly settings = inject(EditorSettings);
  protected readonly dialog = inject<DialogRef<void>>(DialogRef);

  protected readonly groups = computed(() => [
    { name: $localize`On the canvas`, rows: WALKING },
    ...COMMAND_GROUPS.map((name) => ({
      name: GROUP_LABELS[name],
      rows: this.registry
        .commands()
        .filter(({ group, keys }) => group === name && keys !== undefined && keys.length > 0)
        .map(({ label, keys = [] }) => ({ label, keys: keys.map((each) => shortcutLabel(each)) })),
    })).filter(({ rows }) => rows.length > 0),
  ]);
  protected readonly singleKeys = computed(() =>
    this.registry
      .commands()
      .flatMap(({ keys }) => keys ?? [])
      .filter((keys) => isSingleKey(parseShortcut(keys)))
      .map((keys) => shortcutLabel(keys))
      .join(', '),
  );
}
