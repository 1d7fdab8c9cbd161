import { inject, Injector } from '@angular/core';
import { Router } from '@angular/router';
import type { EditorCommand } from '../commands/command';
import { CanvasView } from '../canvas/canvas-view';
import { NodePicker } from '../palette/node-picker';
import { CanvasSearchStore } from '../search/canvas-search.store';
import { DraftSaver } from '../saving/draft-saver';
import { WorkflowDraftStore } from '../saving/workflow-draft.store';
import { Dialogs } from '../ui/dialogs';
import { ThemeStore } from '../ui/theme.store';
import { EditorLayout } from './editor-layout';

/** The commands of the page around the canvas. Call it where things can be injected. */
export function workflowCommands(): EditorCommand[] {
  const [dialogs, injector] = [inject(Dialogs), inject(Injector)];
  const [search, saver, themes] = [inject(CanvasSearchStore), inject(DraftSaver), inject(ThemeStore)];
  const [picker, view] = [inject(NodePicker), inject(CanvasView)];
  const layout = inject(EditorLayout);
  const [router, workflow] = [inject(Router), inject(WorkflowDraftStore)];

  const openPalette = async (): Promise<void> => {
    const { CommandPaletteComponent } = await import('../commands/command-palette.component');
    await dialogs.open(CommandPaletteComponent, { injector, ariaLabel: 'Commands', panelClass: 'is-at-top' });
  };
  const openHelp = async (): Promise<void> => {
    const { ShortcutsDialogComponent } = await import('../commands/shortcuts-dialog.component');
    await dialogs.open(ShortcutsDialogComponent, { injector, ariaLabelledBy: 'shortcuts-title' });
  };
  const openSettings = async (): Promise<void> => {
    const { WorkflowSettingsDialogComponent } = await import('./workflow-settings-dialog.component');
    await dialogs.open(WorkflowSettingsDialogComponent, {
      injector,
      ariaLabelledBy: 'workflow-settings-title',
    });
  };
  const pickNode = async (): Promise<void> => {
    const controls = view.controls();
    if (!controls) return;
    const { x, y } = controls.clientPoint(controls.middle());
    const type = await picker.pick({ clientX: x - 160, clientY: y - 120, label: 'Add a node' });
    if (type !== null) controls.addNode(type);
    else controls.focus();
  };

  return [
    {
      id: 'command-palette',
      label: 'Commands',
      group: 'Help',
      keys: ['Mod+K'],
      icon: 'search',
      run: () => void openPalette(),
    },
    {
      id: 'shortcuts',
      label: 'Keyboard shortcuts',
      group: 'Help',
      keys: ['?'],
      icon: 'keyboard',
      menus: ['canvas'],
      run: () => void openHelp(),
    },
    {
      id: 'add-node',
      label: 'Add a node',
      group: 'Add',
      keys: ['N'],
      icon: 'plus',
      menus: ['canvas'],
      run: () => void pickNode(),
    },
    {
      id: 'save',
      label: 'Save now',
      group: 'Workflow',
      keys: ['Mod+S'],
      icon: 'save',
      run: () => void saver.flush(),
    },
    {
      id: 'search',
      label: 'Search on the canvas',
      group: 'View',
      keys: ['Mod+F', 'F'],
      icon: 'search',
      menus: ['canvas'],
      run: () => search.open(),
    },
    {
      id: 'search-next',
      label: 'Next search result',
      group: 'View',
      keys: ['F3'],
      isAvailable: () => search.isOpen(),
      run: () => search.step(1),
    },
    {
      id: 'search-previous',
      label: 'Previous search result',
      group: 'View',
      keys: ['Shift+F3'],
      isAvailable: () => search.isOpen(),
      run: () => search.step(-1),
    },
    {
      id: 'toggle-palette',
      label: 'Show or hide the nodes',
      group: 'View',
      keys: ['Mod+B'],
      icon: 'panel-left',
      run: () => layout.togglePalette(),
    },
    {
      id: 'show-outline',
      label: 'Show the outline',
      group: 'View',
      keys: ['Mod+Shift+O'],
      icon: 'list-tree',
      run: () => layout.showLeft('outline'),
    },
    {
      id: 'workflow-settings',
      label: 'Settings of the workflow',
      group: 'Workflow',
      icon: 'settings-2',
      menus: ['canvas'],
      run: () => void openSettings(),
    },
    {
      id: 'versions',
      label: $localize`Versions of the workflow`,
      group: 'Workflow',
      icon: 'history',
      run: () => void router.navigate(['/workflows', workflow.id(), 'versions']),
    },
    { id: 'theme', label: 'Change the theme', group: 'View', icon: 'sun-moon', run: () => themes.next() },
  ];
}
