import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  signal,
  untracked,
  ViewEncapsulation,
} from '@angular/core';
import { itemsOf, selectionOf } from '@rex/canvas';
import type { WorkflowVersion } from '../api/types';
import { WorkflowsApi } from '../api/workflows-api';
import { CanvasView } from '../canvas/canvas-view';
import { DraftStore } from '../editing/draft.store';
import { parentsOf } from '../execution-detail/parents-of';
import { timelineOf } from '../execution-detail/timeline';
import { TimelineComponent } from '../execution-detail/timeline.component';
import { secondHand } from '../ui/second-hand';
import { ExecutionStore } from './execution.store';

/** When each step of the execution shown waited and ran, as it goes on. A step that is chosen is shown on the canvas; the focus stays. */
@Component({
  selector: 'app-dock-timeline',
  imports: [TimelineComponent],
  template: `
    @if (timeline(); as times) {
      <app-timeline
        [timeline]="times"
        [executionId]="runs.execution()?.id ?? ''"
        [selectedId]="draft.onlyNodeId()"
        (chosen)="show($event)"
      />
    } @else {
      <p class="dock-absence" i18n>Run the workflow to see how long each step took.</p>
    }
  `,
  styleUrl: '../../styles/timeline.css',
  encapsulation: ViewEncapsulation.None,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DockTimelineComponent {
  protected readonly runs = inject(ExecutionStore);
  protected readonly draft = inject(DraftStore);
  private readonly view = inject(CanvasView);
  private readonly api = inject(WorkflowsApi);
  private readonly nowMs = secondHand(this.runs.isRunning);
  /** The version that ran; what is drawn may have gone on since. */
  private readonly version = computed(
    () => {
      const execution = this.runs.execution();
      return execution && { workflowId: execution.workflowId, version: execution.version };
    },
    { equal: (one, other) => one?.workflowId === other?.workflowId && one?.version === other?.version },
  );
  private readonly edges = signal<WorkflowVersion['edges'] | null>(null);
  /** Until the version is there what is drawn is near enough. */
  private readonly parents = computed(() => parentsOf(this.edges() ?? itemsOf(this.draft.document().edges)));
  protected readonly timeline = computed(() => {
    const execution = this.runs.execution();
    return execution && timelineOf(execution, this.parents(), this.nowMs());
  });

  constructor() {
    effect((onCleanup) => {
      const ran = this.version();
      const call = new AbortController();
      onCleanup(() => call.abort());
      untracked(() => void this.load(ran, call.signal));
    });
  }

  protected show(nodeId: string): void {
    if (!this.draft.document().nodes.byId.has(nodeId)) return;
    this.draft.select(selectionOf({ nodes: [nodeId] }));
    this.view.controls()?.reveal({ list: 'nodes', id: nodeId });
  }

  private async load(
    ran: { workflowId: string; version: number } | null,
    stopped: AbortSignal,
  ): Promise<void> {
    this.edges.set(null);
    if (!ran) return;
    const version = await this.api.getVersion(ran.workflowId, ran.version, stopped).catch(() => null);
    if (!stopped.aborted) this.edges.set(version?.edges ?? null);
  }
}
