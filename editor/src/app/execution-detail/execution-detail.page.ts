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
  ViewEncapsulation,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { selectionOf } from '@rex/canvas';
import { isTerminal } from '../api/types';
import { CanvasComponent } from '../canvas/canvas.component';
import { CanvasView } from '../canvas/canvas-view';
import { ShortcutDispatcher } from '../commands/shortcut-dispatcher';
import { DraftStore } from '../editing/draft.store';
import { ExecutionStore } from '../executions/execution.store';
import { RunStatus } from '../executions/run-status';
import { tellExecution } from '../executions/tell-execution';
import { addIconPaths } from '../ui/icon-paths';
import { IconComponent } from '../ui/icon.component';
import { LoadFailureComponent } from '../ui/load-failure.component';
import { MessageComponent } from '../ui/message.component';
import { PageTitleStrategy } from '../ui/page-title.strategy';
import { secondHand } from '../ui/second-hand';
import { statusLabel } from '../ui/status-badge.component';
import { WORKFLOW_ICON_PATHS } from '../ui/workflow-icon-paths';
import { EDITOR_PROVIDERS } from '../workflows/editor-providers';
import { ExecutionActions } from './execution-actions';
import { ExecutionHeaderComponent } from './execution-header.component';
import { ExecutionValuesComponent } from './execution-values.component';
import { stepsAt } from './replay';
import { ReplayPlayer } from './replay-player';
import { ScrubberComponent } from './scrubber.component';
import { ShownVersion } from './shown-version';
import { StepPanelComponent } from './step-panel.component';
import { timelineOf } from './timeline';
import { TimelineComponent } from './timeline.component';

/** One execution: the version that ran as it was drawn, replayed; when each step ran; what each got and gave. */
@Component({
  selector: 'app-execution-detail-page',
  imports: [
    CanvasComponent,
    ExecutionHeaderComponent,
    ExecutionValuesComponent,
    IconComponent,
    LoadFailureComponent,
    MessageComponent,
    RouterLink,
    ScrubberComponent,
    StepPanelComponent,
    TimelineComponent,
  ],
  templateUrl: './execution-detail.page.component.html',
  providers: [EDITOR_PROVIDERS, ExecutionActions, ReplayPlayer, ShownVersion],
  styleUrl: '../../styles/execution-detail.css',
  encapsulation: ViewEncapsulation.None,
  host: { '(document:keydown)': 'shortcuts.dispatch($event)' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ExecutionDetailPage {
  /** From the address. */
  readonly id = input.required<string>();

  protected readonly runs = inject(ExecutionStore);
  protected readonly actions = inject(ExecutionActions);
  protected readonly player = inject(ReplayPlayer);
  protected readonly shown = inject(ShownVersion);
  protected readonly shortcuts = inject(ShortcutDispatcher);
  private readonly draft = inject(DraftStore);
  private readonly view = inject(CanvasView);
  private readonly panel = viewChild(StepPanelComponent);
  private readonly wantsPanelFocus = signal(false);

  protected readonly execution = computed(() => {
    const execution = this.runs.execution();
    return execution?.id === this.id() ? execution : null;
  });
  protected readonly isMissing = computed(() => [400, 404].includes(this.runs.error()?.status ?? 0));
  /** A step that was chosen while there is no drawing to select its node on. */
  private readonly undrawnId = signal<string | null>(null);
  /** The node that is selected on the drawing: what all parts show. */
  protected readonly selectedId = computed(() => this.draft.onlyNodeId() ?? this.undrawnId());
  private readonly stepById = computed(
    () => new Map((this.execution()?.steps ?? []).map((step) => [step.nodeId, step])),
  );
  protected readonly step = computed(() => this.stepById().get(this.selectedId() ?? '') ?? null);
  protected readonly canRetry = computed(() => isTerminal(this.execution()?.status ?? 'running'));
  protected readonly growingText = computed(() => {
    const step = this.step();
    return step?.status === 'running' ? (this.runs.texts().get(step.nodeId)?.shown ?? '') : '';
  });

  constructor() {
    const titles = inject(PageTitleStrategy);
    const status = inject(RunStatus);
    addIconPaths(WORKFLOW_ICON_PATHS);
    this.runs.isWithoutValues = true;
    tellExecution();
    effect(() => {
      const id = this.id();
      untracked(() => {
        this.player.pause();
        this.undrawnId.set(null);
        this.player.executionId.set(id);
        void this.runs.show(id);
      });
    });
    effect(() => {
      const execution = this.execution();
      if (!execution) return;
      titles.show(`${statusLabel(execution.status)}: ${execution.workflowName}`);
      untracked(() => void this.shown.open(execution.workflowId, execution.version));
    });
    effect(() => {
      const [id, version] = [this.undrawnId(), this.shown.version()];
      if (id !== null && version) untracked(() => this.choose(id, false));
    });
    const nowMs = secondHand(computed(() => !this.canRetry()));
    effect(() => {
      const [execution, parents, now] = [this.execution(), this.shown.parents(), nowMs()];
      if (execution) untracked(() => this.player.take(timelineOf(execution, parents, now)));
    });
    // The drawing shows how it was at the time that is looked at.
    effect(() => {
      const [steps, atMs] = [this.stepById(), this.player.atMs()];
      untracked(() => status.set(atMs === null ? steps : stepsAt(this.player.timeline(), atMs), atMs));
    });
    effect(() => {
      const panel = this.panel();
      if (!this.wantsPanelFocus() || !panel) return;
      untracked(() => {
        panel.focus();
        this.wantsPanelFocus.set(false);
      });
    });
    inject(DestroyRef).onDestroy(() => {
      this.runs.stop();
      this.player.pause();
    });
  }

  /** From the timeline: the node is selected on the drawing and brought into view. */
  protected choose(nodeId: string, hasFocus: boolean): void {
    const isDrawn = this.draft.document().nodes.byId.has(nodeId);
    this.undrawnId.set(isDrawn ? null : nodeId);
    if (isDrawn) {
      this.draft.select(selectionOf({ nodes: [nodeId] }));
      this.view.controls()?.reveal({ list: 'nodes', id: nodeId });
    }
    if (hasFocus) this.wantsPanelFocus.set(true);
  }

  /** From the axis of the timeline. */
  protected goTo(atMs: number): void {
    this.player.pause();
    this.player.goTo(atMs);
  }

  protected closeStep(): void {
    this.undrawnId.set(null);
    this.draft.select(selectionOf({}));
    this.view.controls()?.focus();
  }

  protected reload(): void {
    void this.runs.show(this.id());
  }

  protected retryFrom(nodeId: string): void {
    void this.actions.retry(this.id(), { from: nodeId });
  }
}
