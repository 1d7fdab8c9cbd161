import { inject } from '@angular/core';
import type { AlignTo } from '@rex/canvas';
import type { EditorCommand } from '../commands/command';
import { CanvasClipboard } from './canvas-clipboard';
import { DraftStore } from './draft.store';
import { EditActions } from './edit-actions';
import { MeantItems } from './meant-items';
import { copyText } from './system-clipboard';

const ALIGNMENTS: readonly { to: AlignTo; label: string }[] = [
  { to: 'left', label: $localize`Align left` },
  { to: 'centre', label: $localize`Align centres` },
  { to: 'right', label: $localize`Align right` },
  { to: 'top', label: $localize`Align top` },
  { to: 'middle', label: $localize`Align middles` },
  { to: 'bottom', label: $localize`Align bottom` },
];

/** The commands that change the drawing. Call it where things can be injected. */
export function editCommands(): EditorCommand[] {
  const [draft, actions, clipboard] = [inject(DraftStore), inject(EditActions), inject(CanvasClipboard)];
  const meant = inject(MeantItems);
  const isAny = (): boolean => meant.isAny();
  const areNodes = (): boolean => meant.areNodes();
  const onMeant = (run: () => unknown) => (): void => {
    meant.select();
    run();
  };
  const areSeveral = (): boolean => {
    const { nodes, notes, groups } = draft.selection();
    return nodes.size + notes.size + groups.size > 1;
  };
  const isGroup = (): boolean => draft.selection().groups.size > 0;
  return [
    {
      id: 'undo',
      label: $localize`Undo`,
      group: 'Edit',
      keys: ['Mod+Z'],
      icon: 'undo-2',
      isAvailable: () => actions.canUndo(),
      run: () => actions.undo(),
    },
    {
      id: 'redo',
      label: $localize`Redo`,
      group: 'Edit',
      keys: ['Mod+Shift+Z', 'Mod+Y'],
      icon: 'redo-2',
      isAvailable: () => actions.canRedo(),
      run: () => actions.redo(),
    },
    {
      id: 'cut',
      label: $localize`Cut`,
      group: 'Edit',
      keys: ['Mod+X'],
      isOfBrowser: true,
      icon: 'scissors',
      menus: ['node', 'selection', 'note', 'group'],
      isAvailable: isAny,
      run: () => void copyText(clipboard.cut()),
    },
    {
      id: 'copy',
      label: $localize`Copy`,
      group: 'Edit',
      keys: ['Mod+C'],
      isOfBrowser: true,
      icon: 'copy',
      menus: ['node', 'selection', 'note', 'group'],
      isAvailable: isAny,
      run: () => void copyText(clipboard.copy()),
    },
    {
      id: 'paste',
      label: $localize`Paste`,
      group: 'Edit',
      keys: ['Mod+V'],
      isOfBrowser: true,
      icon: 'clipboard-paste',
      menus: ['canvas', 'node', 'selection'],
      run: ({ at }) => void clipboard.pasteFromSystem(at),
    },
    {
      id: 'duplicate',
      label: $localize`Duplicate`,
      group: 'Edit',
      keys: ['Mod+D'],
      icon: 'copy-plus',
      menus: ['node', 'selection', 'note', 'group'],
      isAvailable: isAny,
      run: onMeant(() => actions.duplicate()),
    },
    {
      id: 'toggle-disabled',
      label: $localize`Disable or enable`,
      group: 'Edit',
      keys: ['D'],
      icon: 'circle-slash',
      menus: ['node', 'selection'],
      isAvailable: areNodes,
      run: onMeant(() => actions.toggleDisabled()),
    },
    {
      id: 'replace',
      label: $localize`Replace by another type`,
      group: 'Edit',
      keys: ['R'],
      icon: 'arrow-right-left',
      menus: ['node'],
      isAvailable: () => meant.isOneNode(),
      run: onMeant(() => actions.replace()),
    },
    {
      id: 'delete',
      label: $localize`Delete`,
      group: 'Edit',
      keys: ['Delete', 'Backspace'],
      icon: 'trash-2',
      menus: ['node', 'edge', 'selection', 'note', 'group'],
      isAvailable: isAny,
      run: onMeant(() => actions.remove()),
    },
    {
      id: 'bridge-delete',
      label: $localize`Delete and reconnect`,
      group: 'Edit',
      keys: ['Mod+Delete', 'Mod+Backspace'],
      menus: ['node', 'selection'],
      isAvailable: areNodes,
      run: onMeant(() => actions.bridge()),
    },
    {
      id: 'group',
      label: $localize`Group`,
      group: 'Arrange',
      keys: ['Mod+G'],
      icon: 'group',
      menus: ['node', 'selection'],
      isAvailable: isAny,
      run: onMeant(() => actions.group()),
    },
    {
      id: 'ungroup',
      label: $localize`Ungroup`,
      group: 'Arrange',
      keys: ['Mod+Shift+G'],
      icon: 'ungroup',
      menus: ['group'],
      isAvailable: isGroup,
      run: () => actions.ungroup(),
    },
    {
      id: 'tidy',
      label: $localize`Tidy`,
      group: 'Arrange',
      keys: ['Shift+Alt+T'],
      icon: 'wand-sparkles',
      menus: ['selection', 'canvas'],
      isAvailable: () => draft.document().nodes.order.length > 1,
      run: () => void actions.tidy(),
    },
    ...ALIGNMENTS.map(({ to, label }): EditorCommand => ({
      id: `align-${to}`,
      label,
      group: 'Arrange',
      icon: `align-${to}`,
      menus: ['selection'],
      isAvailable: areSeveral,
      run: () => actions.align(to),
    })),
    ...(['horizontal', 'vertical'] as const).map((along): EditorCommand => ({
      id: `distribute-${along}`,
      label: along === 'horizontal' ? $localize`Distribute horizontally` : $localize`Distribute vertically`,
      group: 'Arrange',
      icon: `distribute-${along}`,
      menus: ['selection'],
      isAvailable: areSeveral,
      run: () => actions.distribute(along),
    })),
  ];
}
