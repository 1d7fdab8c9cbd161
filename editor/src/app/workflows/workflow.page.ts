import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  ElementRef,
  inject,
  Injector,
  input,
  untracked,
  viewChild,
  ViewEncapsulation,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { itemsOf, selectionOf } from '@rex/canvas';
import type { WorkflowDetail } from '../api/types';
import { CanvasComponent } from '../canvas/canvas.component';
import { CanvasView } from '../canvas/canvas-view';
import { isControl } from '../canvas/gestures/listen-to';
import { ContextMenu } from '../commands/context-menu';
import { ContextMenuComponent } from '../commands/context-menu.component';
import { CommandRegistry } from '../commands/command-registry';
import { ShortcutDispatcher } from '../commands/shortcut-dispatcher';
import { SelectionToolbarComponent } from '../editing/selection-toolbar.component';
import { DraftStore } from '../editing/draft.store';
import { EditingParts } from '../editing/editing-parts';
import { PartWaitingComponent } from '../editing/part-waiting.component';
import { DockComponent, type ProblemPlace } from '../executions/dock.component';
import { ExecutionBarComponent } from '../executions/execution-bar.component';
import { ExecutionStore } from '../executions/execution.store';
import { feedRunStatus } from '../executions/feed-run-status';
import { RunActions } from '../executions/run-actions';
import { RunRefusalComponent } from '../executions/run-refusal.component';
import { tellExecution } from '../executions/tell-execution';
import { WebhookAddressComponent } from '../executions/webhook-address.component';
import { InspectorComponent } from '../inspector/inspector.component';
import { InspectorView } from '../inspector/inspector-view';
import { NodePicker } from '../palette/node-picker';
import { NodePickerComponent } from '../palette/node-picker.component';
import { DocsPageComponent } from '../panel/docs/docs-page.component';
import { ConfigFormComponent } from '../panel/node/config-form.component';
import { DraftSaver } from '../saving/draft-saver';
import { OpenWorkflow } from '../saving/open-workflow';
import type { Leavable } from '../saving/leave-guard';
import { WorkflowDraftStore } from '../saving/workflow-draft.store';
import { CanvasSearch } from '../search/canvas-search';
import { CanvasSearchComponent } from '../search/canvas-search.component';
import { addIconPaths } from '../ui/icon-paths';
import { IconComponent } from '../ui/icon.component';
import { LoadFailureComponent } from '../ui/load-failure.component';
import { MessageComponent } from '../ui/message.component';
import { PageTitleStrategy } from '../ui/page-title.strategy';
import { ToastsComponent } from '../ui/toasts/toasts.component';
import { WORKFLOW_ICON_PATHS } from '../ui/workflow-icon-paths';
import { EditorLayout } from './editor-layout';
import { addEditorCommands, EDITOR_PROVIDERS } from './editor-providers';
import { listenToClipboard } from './listen-to-clipboard';
import { SidePanelComponent } from './side-panel.component';
import { wantParts } from './want-parts';
import { WorkflowHeaderComponent } from './workflow-header.component';

/** A press that moves less is a click. */
const CLICK_PX = 4;

/** One workflow, to draw, run and mend. Puts the parts together; what happens is in them. */
@Component({
  selector: 'app-workflow-page',
  imports: [
    CanvasComponent,
    CanvasSearchComponent,
    ConfigFormComponent,
    ContextMenuComponent,
    DockComponent,
    DocsPageComponent,
    ExecutionBarComponent,
    IconComponent,
    InspectorComponent,
    LoadFailureComponent,
    MessageComponent,
    NodePickerComponent,
    PartWaitingComponent,
    RouterLink,
    RunRefusalComponent,
    SelectionToolbarComponent,
    SidePanelComponent,
    ToastsComponent,
    WebhookAddressComponent,
    WorkflowHeaderComponent,
  ],
  templateUrl: './workflow.page.component.html',
  styleUrl: '../../styles/editor.css',
  encapsulation: ViewEncapsulation.None,
  providers: [EDITOR_PROVIDERS],
  host: {
    '(document:keydown)': 'shortcuts.dispatch($event)',
    '(window:beforeunload)': 'warn($event)',
  },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class WorkflowPage implements Leavable {
  /** From the address. */
  readonly id = input.required<string>();
  /** From the address as well: an execution to be shown. */
  readonly execution = input<string>();

  protected readonly opening = inject(OpenWorkflow);
  protected readonly workflow = inject(WorkflowDraftStore);
  protected readonly draft = inject(DraftStore);
  protected readonly saver = inject(DraftSaver);
  protected readonly runs = inject(ExecutionStore);
  protected readonly search = inject(CanvasSearch);
  protected readonly layout = inject(EditorLayout);
  protected readonly contextMenu = inject(ContextMenu);
  protected readonly picker = inject(NodePicker);
  protected readonly parts = inject(EditingParts);
  protected readonly hasWebhook = computed(() =>
    itemsOf(this.draft.document().nodes).some(({ type }) => type === 'webhook-trigger'),
  );
  /** Once there was something to tell of an execution, its bar is there. */
  protected readonly isRunShown = computed(() => ['ready', 'error'].includes(this.runs.phase()));
  protected readonly shortcuts = inject(ShortcutDispatcher);
  private readonly commands = inject(CommandRegistry);
  private readonly inspector = inject(InspectorView);
  private readonly view = inject(CanvasView);
  protected readonly actions = inject(RunActions);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly injector = inject(Injector);
  private readonly searchField = viewChild<CanvasSearchComponent>('searchField');

  /** The node that the panel is about, while it is open. */
  protected readonly panelNodeId = computed(() =>
    this.layout.isPanelOpen() ? this.draft.onlyNodeId() : null,
  );
  protected readonly storageKey = computed(() => `rex.view.${this.id()}`);

  constructor() {
    const titles = inject(PageTitleStrategy);
    addIconPaths(WORKFLOW_ICON_PATHS);
    feedRunStatus();
    tellExecution();
    addEditorCommands();
    listenToClipboard();
    wantParts({
      isPanelOpen: () => this.panelNodeId() !== null,
      isRunShown: this.isRunShown,
      hasWebhook: this.hasWebhook,
    });
    this.actions.beforeRun = () => this.saver.flush();
    effect(() => {
      const id = this.id();
      untracked(() => this.open(id));
    });
    effect(() => {
      if (!this.opening.isReady()) return;
      const mark = this.saver.isDirty() ? '● ' : '';
      titles.show(`${mark}${this.workflow.meta().name}`);
    });
    effect(() => {
      const wanted = this.execution();
      untracked(() => {
        if (wanted !== undefined && this.runs.execution()?.id !== wanted) void this.runs.show(wanted);
      });
    });
    effect(() => {
      const failedAt = this.runs.failedAt();
      if (failedAt) untracked(() => this.showFailure(failedAt.nodeId));
    });
    effect(() => {
      if (this.saver.state().kind === 'conflict') untracked(() => void this.opening.decide());
    });
    effect(() => {
      if (this.draft.onlyNodeId() === null) this.layout.isPanelOpen.set(false);
    });
    effect(() => {
      if (this.search.isOpen()) untracked(() => this.searchField()?.focus());
    });
    inject(DestroyRef).onDestroy(() => this.runs.stop());
  }

  mayLeave(): Promise<boolean> {
    return this.opening.mayLeave();
  }

  protected open(id: string): void {
    this.actions.workflowId.set(id);
    void this.opening.open(id);
    const wanted = this.execution();
    if (wanted === undefined) void this.runs.loadLatest(id);
    else void this.runs.show(wanted);
  }

  /** The server's word on the workflow after it was published or switched. */
  protected take(workflow: WorkflowDetail): void {
    this.workflow.noteServer(workflow);
  }

  /** The view goes there, once for each execution; the focus stays where somebody works. */
  private showFailure(nodeId: string): void {
    this.layout.clearCanvas();
    this.view.controls()?.reveal({ list: 'nodes', id: nodeId });
  }

  /** From the canvas or the outline: the panel opens for the node, with the focus. */
  protected openNode(nodeId: string): void {
    if (this.draft.onlyNodeId() !== nodeId) this.draft.select(selectionOf({ nodes: [nodeId] }));
    this.layout.isPanelOpen.set(true);
    this.inspector.show('settings');
    this.inspector.focus();
  }

  /** A node that has no card: the panel opens with the focus in its name. */
  protected renameNode(nodeId: string): void {
    this.draft.select(selectionOf({ nodes: [nodeId] }));
    this.inspector.show('settings');
    this.layout.isPanelOpen.set(true);
    const name = (): HTMLElement | null => this.element.nativeElement.querySelector('#node-name');
    void import('./focus-field').then(({ focusWhenThere }) => focusWhenThere(name));
  }

  /** From the list of problems: the field that is meant gets the focus. */
  protected goToProblem({ nodeId, path }: ProblemPlace): void {
    if (nodeId === null) return void this.commands.run('workflow-settings');
    this.view.controls()?.focusNode(nodeId);
    this.inspector.show('settings', nodeId);
    this.layout.isPanelOpen.set(true);
    this.inspector.focus();
    // The heading has the focus first, and keeps it where no field is meant.
    const panel = (): HTMLElement | null => this.element.nativeElement.querySelector('app-inspector');
    afterNextRender(() => void import('./focus-field').then(({ focusField }) => focusField(panel, path)), {
      injector: this.injector,
    });
  }

  protected goToNode(nodeId: string): void {
    this.view.controls()?.focusNode(nodeId);
  }

  /** A plain click on a node opens the panel; a drag does not, so that nothing gives way under the pointer. */
  protected pressCanvas(event: PointerEvent): void {
    this.layout.clearCanvas();
    this.view.workOnCanvas();
    const { clientX, clientY, button, target } = event;
    if (button !== 0 || isControl(target)) return;
    const release = (up: PointerEvent): void => {
      const isClick = Math.hypot(up.clientX - clientX, up.clientY - clientY) < CLICK_PX;
      if (isClick && this.draft.onlyNodeId() !== null) this.layout.isPanelOpen.set(true);
    };
    window.addEventListener('pointerup', release, { once: true });
  }

  /** Closes the panel; the focus returns to the node it was about. */
  protected closePanel(): void {
    this.layout.isPanelOpen.set(false);
    this.view.goBack();
  }

  protected focusCanvas(): void {
    this.view.controls()?.focus();
  }

  /** A fragment link would leave the page, because of <base href>: so the focus is moved by hand. */
  protected skipTo(event: Event, id: string): void {
    event.preventDefault();
    if (id === 'canvas') return this.focusCanvas();
    document.getElementById(id)?.focus();
  }

  /** The browser asks before a tab with unsaved changes is closed. */
  protected warn(event: BeforeUnloadEvent): void {
    if (!this.saver.isDirty()) return;
    this.opening.keepCopy();
    event.preventDefault();
  }
}
