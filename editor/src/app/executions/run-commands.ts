import { DestroyRef, inject } from '@angular/core';
import { selectionOf } from '@rex/canvas';
import type { RunError } from '../api/types';
import type { CommandCall, EditorCommand } from '../commands/command';
import { CommandRegistry } from '../commands/command-registry';
import { Announcer } from '../editing/announcer';
import { DraftStore } from '../editing/draft.store';
import { InspectorView, type InspectorTab } from '../inspector/inspector-view';
import { EditorLayout } from '../workflows/editor-layout';
import { DockView } from './dock-view';
import { RunActions } from './run-actions';
import { RunStatus } from './run-status';

/** Adds what one can do with executions to the commands of the page. Call it where the page is made; they go with the page. */
export function addRunCommands(): void {
  const remove = inject(CommandRegistry).add(runCommands());
  inject(DestroyRef).onDestroy(remove);
}

function runCommands(): EditorCommand[] {
  const actions = inject(RunActions);
  const draft = inject(DraftStore);
  const dock = inject(DockView);
  const inspector = inject(InspectorView);
  const layout = inject(EditorLayout);
  const status = inject(RunStatus);
  const announcer = inject(Announcer);
  const errorOf = (nodeId: string | null): RunError | null =>
    status.byNode().get(nodeId ?? '')?.error ?? null;
  const isFree = (): boolean => !actions.isBusy();
  const nodeOf = ({ hit }: CommandCall): string | null =>
    hit?.kind === 'node' ? hit.id : draft.onlyNodeId();
  const showTab = (tab: InspectorTab, call: CommandCall): void => {
    const nodeId = nodeOf(call);
    if (nodeId === null) return;
    if (draft.onlyNodeId() !== nodeId) draft.select(selectionOf({ nodes: [nodeId] }));
    layout.isPanelOpen.set(true);
    inspector.show(tab, nodeId);
    inspector.focus();
  };
  return [
    {
      id: 'run',
      label: $localize`Run`,
      group: 'Run',
      keys: ['Mod+Enter'],
      icon: 'play',
      menus: ['canvas'],
      isAvailable: isFree,
      run: () => void actions.run(),
    },
    {
      id: 'run-with-input',
      label: $localize`Run with input…`,
      group: 'Run',
      icon: 'braces',
      isAvailable: isFree,
      run: () => actions.askForInput(),
    },
    {
      id: 'cancel-run',
      label: $localize`Cancel the run`,
      group: 'Run',
      icon: 'x',
      isAvailable: actions.canCancel,
      run: () => void actions.cancel(),
    },
    {
      id: 'retry-run',
      label: $localize`Retry the whole run`,
      group: 'Run',
      icon: 'refresh-cw',
      isAvailable: actions.canRetry,
      run: () => void actions.retry(),
    },
    {
      id: 'retry-failed',
      label: $localize`Retry from the failed node`,
      group: 'Run',
      icon: 'refresh-cw',
      isAvailable: () => actions.canRetry() && actions.failedNodeId() !== null,
      run: () => void actions.retry({ from: actions.failedNodeId() ?? undefined }),
    },
    {
      id: 'retry-with-input',
      label: $localize`Retry with edited input…`,
      group: 'Run',
      icon: 'braces',
      isAvailable: actions.canRetry,
      run: () => actions.askForRetryInput(),
    },
    {
      id: 'run-from-here',
      label: $localize`Run again from here`,
      group: 'Run',
      icon: 'refresh-cw',
      menus: ['node'],
      isAvailable: () => actions.canRunFrom(draft.onlyNodeId() ?? ''),
      run: (call) => {
        const from = nodeOf(call);
        if (from !== null && actions.canRunFrom(from)) void actions.retry({ from });
      },
    },
    {
      id: 'copy-error',
      label: $localize`Copy the error`,
      group: 'Run',
      icon: 'copy',
      menus: ['node'],
      isAvailable: () => errorOf(draft.onlyNodeId()) !== null,
      run: (call) => {
        const error = errorOf(nodeOf(call));
        if (error) void import('./copy-error').then(({ copyError }) => copyError(error, announcer));
      },
    },
    {
      id: 'toggle-dock-problems',
      label: $localize`Show or hide problems`,
      group: 'View',
      icon: 'triangle-alert',
      run: () => dock.toggle('problems'),
    },
    {
      id: 'toggle-dock-logs',
      label: $localize`Show or hide logs`,
      group: 'View',
      keys: ['L'],
      icon: 'scroll-text',
      run: () => dock.toggle('logs'),
    },
    {
      id: 'show-input',
      label: $localize`Show the input of the node`,
      group: 'View',
      keys: ['I'],
      icon: 'log-in',
      menus: ['node'],
      isAvailable: () => draft.onlyNodeId() !== null,
      run: (call) => showTab('input', call),
    },
    {
      id: 'show-output',
      label: $localize`Show the output of the node`,
      group: 'View',
      keys: ['O'],
      icon: 'log-out',
      menus: ['node'],
      isAvailable: () => draft.onlyNodeId() !== null,
      run: (call) => showTab('output', call),
    },
  ];
}
