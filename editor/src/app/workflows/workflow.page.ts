import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  inject,
  input,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { readDocument, selectionOf } from '@rex/canvas';
import type { WorkflowDetail } from '../api/types';
import { canvasGraph } from '../canvas/canvas-graph';
import { CanvasComponent } from '../canvas/canvas.component';
import { stepsByNode } from '../canvas/run-marks';
import { ExecutionBarComponent } from '../executions/execution-bar.component';
import { ExecutionStore } from '../executions/execution.store';
import { ActiveSwitchComponent } from '../executions/active-switch.component';
import { DockComponent, type ProblemPlace } from '../executions/dock.component';
import { DockView } from '../executions/dock-view';
import { feedRunStatus } from '../executions/feed-run-status';
import { PublishButtonComponent } from '../executions/publish-button.component';
import { RunActions } from '../executions/run-actions';
import { RunButtonComponent } from '../executions/run-button.component';
import { addRunCommands } from '../executions/run-commands';
import { RunRefusalComponent } from '../executions/run-refusal.component';
import { RunStatus } from '../executions/run-status';
import { tellExecution } from '../executions/tell-execution';
import { WebhookAddressComponent } from '../executions/webhook-address.component';
import { InspectorComponent } from '../inspector/inspector.component';
import { InspectorView } from '../inspector/inspector-view';
import { CommandRegistry } from '../commands/command-registry';
import { DraftStore } from '../editing/draft.store';
import { NodeTypesStore } from '../editing/node-types.store';
import { ProblemsStore } from '../editing/problems.store';
import { IconComponent } from '../ui/icon.component';
import { MessageComponent } from '../ui/message.component';
import { PageTitleStrategy } from '../ui/page-title.strategy';
import { WorkflowHeaderComponent } from './workflow-header.component';
import { WorkflowStore } from './workflow.store';

/** One workflow, to look at and to run: its nodes, what the last execution did with them, and each step's data. */
@Component({
  selector: 'app-workflow-page',
  imports: [
    RouterLink,
    CanvasComponent,
    ExecutionBarComponent,
    IconComponent,
    MessageComponent,
    InspectorComponent,
    DockComponent,
    ActiveSwitchComponent,
    PublishButtonComponent,
    RunButtonComponent,
    RunRefusalComponent,
    WebhookAddressComponent,
    WorkflowHeaderComponent,
  ],
  templateUrl: './workflow.page.component.html',
  providers: [
    CommandRegistry,
    DockView,
    DraftStore,
    ExecutionStore,
    InspectorView,
    ProblemsStore,
    RunActions,
    RunStatus,
    WorkflowStore,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class WorkflowPage {
  /** From the address. */
  readonly id = input.required<string>();
  /** From the address as well: an execution to be shown. */
  readonly execution = input<string>();

  protected readonly store = inject(WorkflowStore);
  protected readonly runs = inject(ExecutionStore);
  protected readonly actions = inject(RunActions);
  protected readonly draft = inject(DraftStore);
  protected readonly dock = inject(DockView);
  protected readonly inspector = inject(InspectorView);
  private readonly problems = inject(ProblemsStore);
  /** The person asked for the newest version although another one ran. */
  protected readonly isNewestWanted = signal(false);
  protected readonly canvas = viewChild(CanvasComponent);

  /** The version that ran, if it could be had and nobody asked for the newest; else the newest. */
  protected readonly shown = computed(() => {
    const [workflow, older, run] = [this.store.workflow(), this.store.older(), this.runs.execution()];
    if (!workflow) return null;
    const isOlder = older !== null && older.version === run?.version && !this.isNewestWanted();
    return isOlder
      ? { version: older.version, document: older, problems: [] }
      : { version: workflow.version, document: workflow, problems: workflow.problems };
  });
  protected readonly graph = computed(() => {
    const shown = this.shown();
    return shown && canvasGraph(shown.document, this.store.types(), shown.problems);
  });
  /** Steps of another version are shown only when the version they belong to can't be. */
  protected readonly steps = computed(() => {
    const isChosenOver =
      this.isNewestWanted() && this.isOtherVersion() && this.store.missingVersion() === null;
    return stepsByNode(isChosenOver ? null : this.runs.execution());
  });
  /** Gone, somebody else's, or no id at all: one cannot tell, and need not. */
  protected readonly isMissing = computed(() => [400, 404].includes(this.store.error()?.status ?? 0));
  /** The execution ran another version than the newest. */
  protected readonly isOtherVersion = computed(() => {
    const [workflow, run] = [this.store.workflow(), this.runs.execution()];
    return workflow !== null && run !== null && run.version !== workflow.version;
  });
  protected readonly selectedNodeId = this.draft.onlyNodeId;

  constructor() {
    const titles = inject(PageTitleStrategy);
    void inject(NodeTypesStore).load();
    feedRunStatus();
    tellExecution();
    addRunCommands();
    effect(() => {
      const id = this.id();
      untracked(() => this.open(id));
    });
    effect(() => {
      const workflow = this.store.workflow();
      if (!workflow) return;
      titles.show(workflow.name);
      untracked(() => {
        this.draft.open(readDocument(workflow));
        this.problems.all.set(workflow.problems);
      });
    });
    effect(() => {
      const wanted = this.execution();
      untracked(() => {
        if (wanted !== undefined && this.runs.execution()?.id !== wanted) void this.runs.show(wanted);
      });
    });
    effect(() => {
      const version = this.runs.execution()?.version;
      if (this.store.workflow() && version !== undefined)
        untracked(() => void this.store.loadVersion(version));
    });
    inject(DestroyRef).onDestroy(() => {
      this.store.stop();
      this.runs.stop();
    });
  }

  protected open(id: string): void {
    this.isNewestWanted.set(false);
    this.actions.workflowId.set(id);
    void this.store.load(id);
    const wanted = this.execution();
    if (wanted === undefined) void this.runs.loadLatest(id);
    else void this.runs.show(wanted);
  }

  protected take(workflow: WorkflowDetail): void {
    void this.store.load(workflow.id);
  }

  protected selectNode(nodeId: string | null): void {
    this.draft.select(selectionOf(nodeId === null ? {} : { nodes: [nodeId] }));
  }

  /** From the list of problems: the node is shown on the canvas as well. */
  protected goToProblem({ nodeId }: ProblemPlace): void {
    if (nodeId === null) return;
    this.goToNode(nodeId);
    this.inspector.show('settings');
    this.inspector.focus();
  }

  protected goToNode(nodeId: string): void {
    this.selectNode(nodeId);
  }

  /** A fragment link would leave the page, because of <base href>: so the focus is moved by hand. */
  protected skipTo(event: Event, id: string): void {
    event.preventDefault();
    document.getElementById(id)?.focus();
  }

  /** Closes the panel; the focus returns to the node it was about. */
  protected closePanel(nodeId: string | null): void {
    this.selectNode(null);
    if (nodeId !== null) this.canvas()?.focusNode(nodeId);
  }
}
