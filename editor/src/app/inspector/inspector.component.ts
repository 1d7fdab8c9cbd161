import { NgTemplateOutlet } from '@angular/common';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  Injector,
  input,
  linkedSignal,
  output,
  TemplateRef,
  untracked,
  viewChild,
  ViewEncapsulation,
} from '@angular/core';
import { DraftStore } from '../editing/draft.store';
import { NodeTypesStore } from '../editing/node-types.store';
import { ErrorViewComponent } from '../executions/error-view.component';
import { ExecutionStore } from '../executions/execution.store';
import { GrowingTextComponent } from '../executions/growing-text.component';
import { LogLinesComponent } from '../executions/log-lines.component';
import { RunActions } from '../executions/run-actions';
import { RunStatus } from '../executions/run-status';
import { IconComponent } from '../ui/icon.component';
import { ResizeHandleComponent } from '../ui/resize-handle.component';
import { StatusBadgeComponent } from '../ui/status-badge.component';
import { rovingGoal } from '../ui/roving';
import { FieldInsertion } from './field-insertion';
import { INSPECTOR_TABS, InspectorView, type ChosenTab, type InspectorTab } from './inspector-view';
import { StepDataComponent } from './step-data.component';
import { absenceOf, stepFacts } from './step-facts';

const RESIZE_STEP_PX = 64;

/** What the templates of the page are given. */
export interface InspectorSlot {
  $implicit: string;
  /** The node's type. */
  type: string;
}

interface TabSource {
  nodeId: string;
  isFailed: boolean;
  chosen: ChosenTab;
}

const LABELS: Record<InspectorTab, string> = {
  settings: $localize`Settings`,
  input: $localize`Input`,
  output: $localize`Output`,
  logs: $localize`Logs`,
  docs: $localize`Docs`,
};

/** The right panel: what a node is set to, what came in and went out, what it logged, why it failed, how it works. */
@Component({
  selector: 'app-inspector',
  imports: [
    ErrorViewComponent,
    GrowingTextComponent,
    IconComponent,
    LogLinesComponent,
    NgTemplateOutlet,
    ResizeHandleComponent,
    StatusBadgeComponent,
    StepDataComponent,
  ],
  templateUrl: './inspector.component.html',
  providers: [FieldInsertion],
  styleUrls: [
    '../../styles/tabs.css',
    '../../styles/inspector.css',
    '../../styles/form.css',
    '../../styles/data.css',
  ],
  encapsulation: ViewEncapsulation.None,
  host: { '(keydown.escape)': 'leave($event)', '[style.--inspector-width.px]': 'view.size.px()' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class InspectorComponent {
  readonly nodeId = input.required<string>();
  /** The form of the node's settings, and its docs. */
  readonly settings = input<TemplateRef<InspectorSlot> | null>(null);
  readonly docs = input<TemplateRef<InspectorSlot> | null>(null);
  /** It shall close; the focus belongs on the card of the node again, whose id this is. */
  readonly closed = output<string>();

  protected readonly view = inject(InspectorView);
  protected readonly runs = inject(ExecutionStore);
  protected readonly actions = inject(RunActions);
  private readonly insertion = inject(FieldInsertion);
  /** What the templates of the page find here besides what is there: where paths are inserted. */
  protected readonly injector = inject(Injector);
  private readonly draft = inject(DraftStore);
  private readonly types = inject(NodeTypesStore);
  private readonly status = inject(RunStatus);
  private readonly heading = viewChild<ElementRef<HTMLElement>>('heading');
  private readonly panel = viewChild<ElementRef<HTMLElement>>('panel');
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);

  protected readonly node = computed(() => this.draft.node(this.nodeId())());
  protected readonly type = computed(() => this.types.byType().get(this.node()?.type ?? ''));
  protected readonly step = computed(() => this.status.step(this.nodeId())());
  protected readonly executionId = computed(() => this.runs.execution()?.id ?? '');
  protected readonly slot = computed<InspectorSlot>(() => ({
    $implicit: this.nodeId(),
    type: this.node()?.type ?? '',
  }));
  protected readonly facts = computed(() => stepFacts(this.step()));
  protected readonly absence = computed(() => absenceOf(this.step()));
  /** Gives way to the output when the step ends. */
  protected readonly growingText = computed(() =>
    this.step()?.status === 'running' ? (this.runs.texts().get(this.nodeId())?.shown ?? '') : '',
  );
  protected readonly source = computed(() => {
    const [node, type] = [this.node(), this.type()];
    const field = Object.keys(type?.scriptFields ?? {})[0];
    const script = field === undefined ? undefined : node?.config[field];
    return typeof script === 'string' ? script : null;
  });
  protected readonly tabs = INSPECTOR_TABS.map((id) => ({ id, label: LABELS[id] }));
  /** A node that failed shows why, until another tab is chosen for it. */
  protected readonly tab = linkedSignal<TabSource, InspectorTab>({
    source: () => ({
      nodeId: this.nodeId(),
      isFailed: this.step()?.error != null,
      chosen: this.view.chosen(),
    }),
    computation: (now, before) => {
      if (before && before.source.chosen !== now.chosen) return now.chosen.tab;
      const isOther = before?.source.nodeId !== now.nodeId;
      if (!isOther && before?.source.isFailed === now.isFailed) return before.value;
      if (isOther && now.chosen.nodeId === now.nodeId) return now.chosen.tab;
      return now.isFailed ? 'output' : now.chosen.tab;
    },
  });

  constructor() {
    effect(() => {
      const heading = this.heading();
      if (!this.view.wantsFocus() || !heading) return;
      heading.nativeElement.focus();
      untracked(() => this.view.focusTaken());
    });
    // Another node or tab is read from its top.
    effect(() => {
      this.nodeId();
      untracked(() => this.insertion.forget());
    });
    effect(() => {
      this.nodeId();
      this.tab();
      this.panel()?.nativeElement.scrollTo?.(0, 0);
    });
  }

  protected choose(tab: InspectorTab): void {
    this.view.show(tab);
  }

  /** Data that is dragged over a tab is meant for what is on it. */
  protected springTo(tab: InspectorTab): void {
    if (tab === 'settings') this.choose(tab);
  }

  protected countOf(tab: InspectorTab): number {
    return tab === 'logs' ? (this.step()?.logs.length ?? 0) : 0;
  }

  protected runFromHere(): void {
    void this.actions.retry({ from: this.nodeId() });
  }

  protected resize(by: 1 | -1): void {
    this.view.size.choose(this.view.size.px() + by * RESIZE_STEP_PX);
  }

  /** Arrow keys change the tab, as in every tab list. */
  protected tabKey(event: KeyboardEvent): void {
    const goal = rovingGoal(INSPECTOR_TABS, this.tab(), event.key);
    if (goal === undefined) return;
    event.preventDefault();
    this.choose(goal);
    this.element.nativeElement.querySelector<HTMLElement>(`#inspector-tab-${goal}`)?.focus();
  }

  protected leave(event: Event): void {
    if (event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    this.closed.emit(this.nodeId());
  }
}
