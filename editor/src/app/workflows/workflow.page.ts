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
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { toApiError, type ApiError } from '../api/api-error';
import { CanvasComponent } from '../canvas/canvas.component';
import { CanvasView } from '../canvas/canvas-view';
import { CommandRegistry } from '../commands/command-registry';
import { runShortcut } from './run-shortcut';
import { DraftStore } from '../editing/draft.store';
import { NodeTypesStore } from '../editing/node-types.store';
import { openedDocument } from '../editing/opened-document';
import { ProblemsStore } from '../editing/problems.store';
import { ExecutionBarComponent } from '../executions/execution-bar.component';
import { ExecutionStore } from '../executions/execution.store';
import { executionSubject, nodeSubject } from '../executions/panel-subject';
import { RunStatus } from '../executions/run-status';
import { NodePicker } from '../palette/node-picker';
import { RunPanelComponent } from '../executions/run-panel.component';
import { IconComponent } from '../ui/icon.component';
import { MessageComponent } from '../ui/message.component';
import { PageTitleStrategy } from '../ui/page-title.strategy';
import { ProblemsListComponent } from './problems-list.component';
import { WorkflowHeaderComponent } from './workflow-header.component';
import { WorkflowStore } from './workflow.store';

/** What the right panel is about. */
type Selection = { kind: 'node'; nodeId: string } | { kind: 'execution' } | null;

/** One workflow, to look at and to run: its nodes, what the last execution did with them, and each step's data. */
@Component({
  selector: 'app-workflow-page',
  imports: [
    RouterLink,
    CanvasComponent,
    ExecutionBarComponent,
    IconComponent,
    MessageComponent,
    ProblemsListComponent,
    RunPanelComponent,
    WorkflowHeaderComponent,
  ],
  templateUrl: './workflow.page.component.html',
  providers: [
    WorkflowStore,
    ExecutionStore,
    DraftStore,
    ProblemsStore,
    RunStatus,
    CanvasView,
    CommandRegistry,
    NodePicker,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class WorkflowPage {
  /** From the address. */
  readonly id = input.required<string>();

  protected readonly store = inject(WorkflowStore);
  protected readonly runs = inject(ExecutionStore);
  protected readonly runError = signal<ApiError | null>(null);
  /** The person asked for the newest version although another one ran. */
  protected readonly isNewestWanted = signal(false);
  private readonly selection = signal<Selection>(null);
  private readonly draft = inject(DraftStore);
  private readonly registry = inject(CommandRegistry);
  private readonly canvas = inject(CanvasView);

  /** The version that ran, if it could be had and nobody asked for the newest; else the newest. */
  protected readonly shown = computed(() => {
    const [workflow, older, run] = [this.store.workflow(), this.store.older(), this.runs.execution()];
    if (!workflow) return null;
    const isOlder = older !== null && older.version === run?.version && !this.isNewestWanted();
    return isOlder
      ? { version: older.version, document: older, problems: [] }
      : { version: workflow.version, document: workflow, problems: workflow.problems };
  });
  /** Steps of another version are shown only when the version they belong to can't be. */
  protected readonly steps = computed(() => {
    const isChosenOver =
      this.isNewestWanted() && this.isOtherVersion() && this.store.missingVersion() === null;
    const steps = isChosenOver ? [] : (this.runs.execution()?.steps ?? []);
    return new Map(steps.map((step) => [step.nodeId, step]));
  });
  /** Gone, somebody else's, or no id at all: one cannot tell, and need not. */
  protected readonly isMissing = computed(() => [400, 404].includes(this.store.error()?.status ?? 0));
  /** The execution ran another version than the newest. */
  protected readonly isOtherVersion = computed(() => {
    const [workflow, run] = [this.store.workflow(), this.runs.execution()];
    return workflow !== null && run !== null && run.version !== workflow.version;
  });
  protected readonly selectedNodeId = computed(() => {
    const selection = this.selection();
    return selection?.kind === 'node' ? selection.nodeId : null;
  });
  protected readonly subject = computed(() => {
    const [selection, shown, run] = [this.selection(), this.shown(), this.runs.execution()];
    if (selection?.kind === 'execution') return run && executionSubject(run);
    const node = shown?.document.nodes.find((each) => each.id === this.selectedNodeId());
    if (!shown || !node) return null;
    const problems = shown.problems.filter((each) => each.nodeId === node.id).map((each) => each.message);
    return nodeSubject(node, this.store.types().get(node.type), this.steps().get(node.id), problems);
  });
  /** What the step in the panel shows while it runs. */
  protected readonly text = computed(() => this.runs.texts().get(this.selectedNodeId() ?? '')?.shown ?? '');

  constructor() {
    const titles = inject(PageTitleStrategy);
    effect(() => {
      const id = this.id();
      untracked(() => this.open(id));
    });
    effect(() => {
      const workflow = this.store.workflow();
      if (workflow) titles.show(workflow.name);
    });
    effect(() => {
      const version = this.runs.execution()?.version;
      if (this.store.workflow() && version !== undefined)
        untracked(() => void this.store.loadVersion(version));
    });
    // The panel is about the node that is selected alone.
    effect(() => {
      const nodeId = this.draft.onlyNodeId();
      untracked(() => this.selectNode(nodeId));
    });
    void inject(NodeTypesStore)
      .load()
      .catch(() => undefined);
    effect(() => {
      const shown = this.shown();
      if (shown) untracked(() => this.draft.open(openedDocument(shown.document)));
    });
    const problems = inject(ProblemsStore);
    effect(() => problems.all.set(this.shown()?.problems ?? []));
    const status = inject(RunStatus);
    effect(() => status.set(this.steps()));
    inject(DestroyRef).onDestroy(() => {
      this.store.stop();
      this.runs.stop();
    });
  }

  protected open(id: string): void {
    this.selection.set(null);
    this.runError.set(null);
    this.isNewestWanted.set(false);
    void this.store.load(id);
    void this.runs.loadLatest(id);
  }

  protected run(): Promise<void> {
    return this.attempt(this.runs.run(this.id()));
  }

  /** Shows why something that was asked for could not be done. */
  protected async attempt(work: Promise<void>): Promise<void> {
    this.runError.set(null);
    try {
      await work;
      this.isNewestWanted.set(false);
    } catch (thrown) {
      this.runError.set(toApiError(thrown));
    }
  }

  /** Until the page has a dispatcher. */
  protected key(event: KeyboardEvent): void {
    if (!event.defaultPrevented) runShortcut(this.registry, event);
  }

  protected selectNode(nodeId: string | null): void {
    this.selection.set(nodeId === null ? null : { kind: 'node', nodeId });
  }

  /** From the list of problems: the node is shown on the canvas as well. */
  protected goToNode(nodeId: string): void {
    this.selectNode(nodeId);
    this.canvas.controls()?.focusNode(nodeId);
  }

  /** A fragment link would leave the page, because of <base href>: so the focus is moved by hand. */
  protected skipTo(event: Event, id: string): void {
    event.preventDefault();
    document.getElementById(id)?.focus();
  }

  protected selectExecution(): void {
    this.selection.set({ kind: 'execution' });
  }

  /** Closes the panel; the focus returns to the node it was about. */
  protected closePanel(): void {
    const nodeId = this.selectedNodeId();
    this.selection.set(null);
    if (nodeId !== null) this.canvas.controls()?.focusNode(nodeId);
  }
}
