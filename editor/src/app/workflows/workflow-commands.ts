import { inject, Injector } from '@angular/core';
import { Router } from '@angular/router';
import type { EditorCommand } from '../commands/command';
import { CanvasView } from '../canvas/canvas-view';
import { DraftStore } from '../editing/draft.store';
import { EditingParts } from '../editing/editing-parts';
import { NodePicker } from '../palette/node-picker';
import { CanvasSearch } from '../search/canvas-search';
import { DraftSaver } from '../saving/draft-saver';
import { WorkflowDraftStore } from '../saving/workflow-draft.store';
import { Dialogs } from '../ui/dialogs';
import { ThemeStore } from '../ui/theme.store';
import { EditorLayout } from './editor-layout';

/** The commands of the page around the canvas. Call it where things can be injected. */
export function workflowCommands(): EditorCommand[] {
  const [dialogs, injector] = [inject(Dialogs), inject(Injector)];
  const [search, saver, themes] = [inject(CanvasSearch), inject(DraftSaver), inject(ThemeStore)];
  const [picker, view] = [inject(NodePicker), inject(CanvasView)];
  const [layout, draft] = [inject(EditorLayout), inject(DraftStore)];
  const parts = inject(EditingParts);
  const [router, workflow] = [inject(Router), inject(WorkflowDraftStore)];

  const openPalette = () =>
    dialogs.openFetched(
      () => import('../commands/command-palette.component').then((file) => file.CommandPaletteComponent),
      { injector, ariaLabel: $localize`Commands`, panelClass: 'is-at-top' },
    );
  const openHelp = () =>
    dialogs.openFetched(
      () => import('../commands/shortcuts-dialog.component').then((file) => file.ShortcutsDialogComponent),
      { injector, ariaLabelledBy: 'shortcuts-title' },
    );
  const openSettings = () =>
    dialogs.openFetched(
      () =>
        import('./workflow-settings-dialog.component').then((file) => file.WorkflowSettingsDialogComponent),
      { injector, ariaLabelledBy: 'workflow-settings-title' },
    );
  const pickNode = async (): Promise<void> => {
    const controls = view.controls();
    if (!controls) return;
    // Beside what is selected; else at the pointer, if it is on the canvas.
    const at = draft.selectedCount() === 0 ? controls.pointer() : undefined;
    const { x, y } = controls.clientPoint(at ?? controls.middle());
    const [clientX, clientY] = at ? [x, y] : [x - 160, y - 120];
    const type = await picker.pick({ clientX, clientY, label: $localize`Add a node` });
    if (type !== null) controls.addNode(type, at);
    else controls.focus();
  };

  return [
    {
      id: 'command-palette',
      label: $localize`Commands`,
      group: 'Help',
      keys: ['Mod+K'],
      icon: 'search',
      run: () => void openPalette().catch(() => parts.tellMissing()),
    },
    {
      id: 'shortcuts',
      label: $localize`Keyboard shortcuts`,
      group: 'Help',
      keys: ['?'],
      icon: 'keyboard',
      menus: ['canvas'],
      run: () => void openHelp().catch(() => parts.tellMissing()),
    },
    {
      id: 'add-node',
      label: $localize`Add a node`,
      group: 'Add',
      keys: ['N'],
      icon: 'plus',
      menus: ['canvas'],
      run: () => void pickNode(),
    },
    {
      id: 'save',
      label: $localize`Save now`,
      group: 'Workflow',
      keys: ['Mod+S'],
      icon: 'save',
      run: () => void saver.flush(),
    },
    {
      id: 'search',
      label: $localize`Search on the canvas`,
      group: 'View',
      keys: ['Mod+F', 'F'],
      icon: 'search',
      menus: ['canvas'],
      run: () => search.open(),
    },
    {
      id: 'search-next',
      label: $localize`Next search result`,
      group: 'View',
      keys: ['F3'],
      isAvailable: () => search.isOpen(),
      run: () => search.step(1),
    },
    {
      id: 'search-previous',
      label: $localize`Previous search result`,
      group: 'View',
      keys: ['Shift+F3'],
      isAvailable: () => search.isOpen(),
      run: () => search.step(-1),
    },
    {
      id: 'toggle-palette',
      label: $localize`Show or hide the nodes`,
      group: 'View',
      keys: ['Mod+B'],
      icon: 'panel-left',
      run: () => layout.togglePalette(),
    },
    {
      id: 'show-outline',
      label: $localize`Show the outline`,
      group: 'View',
      keys: ['Mod+Shift+O'],
      icon: 'list-tree',
      run: () => layout.showLeft('outline'),
    },
    {
      id: 'workflow-settings',
      label: $localize`Settings of the workflow`,
      group: 'Workflow',
      icon: 'settings-2',
      menus: ['canvas'],
      run: () => void openSettings().catch(() => parts.tellMissing()),
    },
    {
      id: 'versions',
      label: $localize`Versions of the workflow`,
      group: 'Workflow',
      icon: 'history',
      run: () => void router.navigate(['/workflows', workflow.id(), 'versions']),
    },
    {
      id: 'theme',
      label: $localize`Change the theme`,
      group: 'View',
      icon: 'sun-moon',
      run: () => themes.next(),
    },
  ];
}
