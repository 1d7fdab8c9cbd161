import {
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  inject,
  output,
  ViewEncapsulation,
} from '@angular/core';
import { DraftStore } from '../editing/draft.store';
import { EditingParts } from '../editing/editing-parts';
import { PartWaitingComponent } from '../editing/part-waiting.component';
import { ProblemsStore } from '../editing/problems.store';
import { DataViewComponent } from '../inspector/data-view.component';
import { IconComponent } from '../ui/icon.component';
import { ResizeHandleComponent } from '../ui/resize-handle.component';
import { rovingGoal } from '../ui/roving';
import { StatusBadgeComponent } from '../ui/status-badge.component';
import { DockView, type DockTab } from './dock-view';
import { DockTimelineComponent } from './dock-timeline.component';
import { ExecutionLogsComponent } from './execution-logs.component';
import { ExecutionStore } from './execution.store';
import { problemRows, type ProblemRow } from './problem-rows';

const RESIZE_STEP_PX = 64;
const DOCK_TABS: readonly DockTab[] = ['problems', 'logs', 'timeline', 'data'];

/** Where to go to mend a problem. */
export interface ProblemPlace {
  nodeId: string | null;
  /** A JSON Pointer into the document; empty when it is about the node as a whole. */
  path: string;
}

/** Below the canvas: what there is to mend, what was logged, when each step ran, what went into the execution and came out of it. */
@Component({
  selector: 'app-dock',
  imports: [
    DataViewComponent,
    DockTimelineComponent,
    ExecutionLogsComponent,
    IconComponent,
    PartWaitingComponent,
    ResizeHandleComponent,
    StatusBadgeComponent,
  ],
  templateUrl: './dock.component.html',
  host: { '[class.is-open]': 'view.isOpen()', '(keydown.escape)': 'leave($event)' },
  styleUrls: ['../../styles/tabs.css', '../../styles/dock.css'],
  encapsulation: ViewEncapsulation.None,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DockComponent {
  /** Somebody wants to mend this: its field shall get the focus. */
  readonly problemChosen = output<ProblemPlace>();
  /** The node of a log line shall be selected. */
  readonly nodeChosen = output<string>();
  /** It was closed from within: the focus belongs on the canvas. */
  readonly closed = output<void>();

  protected readonly view = inject(DockView);
  protected readonly runs = inject(ExecutionStore);
  protected readonly parts = inject(EditingParts);
  private readonly problems = inject(ProblemsStore);
  private readonly draft = inject(DraftStore);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);

  protected readonly rows = computed(() => {
    const { byId } = this.draft.document().nodes;
    return problemRows(this.problems.all(), this.runs.execution(), (id) => byId.get(id)?.name || id);
  });
  private readonly logCount = computed(() =>
    (this.runs.execution()?.steps ?? []).reduce((sum, step) => sum + step.logs.length, 0),
  );
  protected readonly tabs = computed(() =>
    DOCK_TABS.map((id) => ({ id, label: LABELS[id], count: this.countOf(id) })),
  );
  protected readonly hasErrors = computed(() => this.problems.all().length > 0);

  protected press(tab: DockTab): void {
    this.view.toggle(tab);
  }

  protected choose({ nodeId, path }: ProblemRow): void {
    this.problemChosen.emit({ nodeId, path });
  }

  protected resize(by: 1 | -1): void {
    this.view.size.choose(this.view.size.px() + by * RESIZE_STEP_PX);
  }

  protected tabKey(event: KeyboardEvent): void {
    const goal = rovingGoal(DOCK_TABS, this.view.tab(), event.key);
    if (goal === undefined) return;
    event.preventDefault();
    this.view.open(goal);
    this.element.nativeElement.querySelector<HTMLElement>(`#dock-tab-${goal}`)?.focus();
  }

  /** Arrow keys walk the list of problems. */
  protected listKey(event: KeyboardEvent): void {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    const buttons = [...this.element.nativeElement.querySelectorAll<HTMLElement>('.problem-row')];
    const at = buttons.findIndex((each) => each === document.activeElement);
    buttons[at + by]?.focus();
  }

  protected leave(event: Event): void {
    if (event.defaultPrevented || !this.view.isOpen()) return;
    event.preventDefault();
    event.stopPropagation();
    this.view.close();
    this.closed.emit();
  }

  private countOf(tab: DockTab): number {
    return tab === 'problems' ? this.rows().length : tab === 'logs' ? this.logCount() : 0;
  }
}

const LABELS: Record<DockTab, string> = {
  problems: $localize`Problems`,
  logs: $localize`Logs`,
  timeline: $localize`Timeline`,
  data: $localize`Data`,
};
