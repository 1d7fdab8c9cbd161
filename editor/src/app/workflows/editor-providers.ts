import { DestroyRef, inject, type Provider } from '@angular/core';
import { CanvasView } from '../canvas/canvas-view';
import { CommandRegistry } from '../commands/command-registry';
import { ContextMenu } from '../commands/context-menu';
import { ShortcutDispatcher } from '../commands/shortcut-dispatcher';
import { CanvasClipboard } from '../editing/canvas-clipboard';
import { MeantItems } from '../editing/meant-items';
import { DraftStore } from '../editing/draft.store';
import { EditActions } from '../editing/edit-actions';
import { editCommands } from '../editing/edit-commands';
import { EditingParts, PART_LIST } from '../editing/editing-parts';
import { ProblemsStore } from '../editing/problems.store';
import { ToldEdits } from '../editing/told-edits';
import { DockView } from '../executions/dock-view';
import { ExecutionStore } from '../executions/execution.store';
import { RunActions } from '../executions/run-actions';
import { addRunCommands } from '../executions/run-commands';
import { RunStatus } from '../executions/run-status';
import { InspectorView } from '../inspector/inspector-view';
import { NodePicker } from '../palette/node-picker';
import { provideTimezone } from '../saving/provide-timezone';
import { DraftValidator } from '../rules/draft-validator';
import { DraftSaver } from '../saving/draft-saver';
import { OpenWorkflow } from '../saving/open-workflow';
import { PublishedDistance } from '../saving/published-distance';
import { WorkflowDraftStore } from '../saving/workflow-draft.store';
import { CanvasSearch } from '../search/canvas-search';
import { exportCommands } from '../transfer/export-commands';
import { EditorLayout } from './editor-layout';
import { workflowCommands } from './workflow-commands';

/** What one open workflow needs, and what goes with it when it is left. */
export const EDITOR_PROVIDERS: Provider[] = [
  CanvasClipboard,
  MeantItems,
  CanvasSearch,
  CanvasView,
  CommandRegistry,
  ContextMenu,
  DockView,
  DraftSaver,
  DraftStore,
  DraftValidator,
  EditActions,
  EditingParts,
  EditorLayout,
  ExecutionStore,
  InspectorView,
  NodePicker,
  OpenWorkflow,
  ProblemsStore,
  PublishedDistance,
  RunActions,
  RunStatus,
  ShortcutDispatcher,
  ToldEdits,
  WorkflowDraftStore,
  // Named here alone, so that what the page has brought is not brought once more with its parts.
  { provide: PART_LIST, useValue: () => import('../editing/part-list').then(({ PARTS }) => PARTS) },
  provideTimezone(),
];

/** Brings the commands up, and what works by itself. Call it where the page is made. */
export function addEditorCommands(): void {
  inject(DraftValidator);
  const remove = inject(CommandRegistry).add([...editCommands(), ...workflowCommands(), ...exportCommands()]);
  inject(DestroyRef).onDestroy(remove);
  addRunCommands();
}
