import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  ElementRef,
  inject,
  input,
  linkedSignal,
  output,
  untracked,
  viewChild,
} from '@angular/core';
import type { Step } from '../api/types';
import { ErrorViewComponent } from '../executions/error-view.component';
import { GrowingTextComponent } from '../executions/growing-text.component';
import { LogLinesComponent } from '../executions/log-lines.component';
import { DataViewComponent } from '../inspector/data-view.component';
import { absenceOf, stepFacts } from '../inspector/step-facts';
import { IconComponent } from '../ui/icon.component';
import { rovingGoal } from '../ui/roving';
import { StatusBadgeComponent } from '../ui/status-badge.component';
import { StepValuesStore } from './step-values.store';
import { SubstepListComponent } from './substep-list.component';

const TABS = ['input', 'output', 'error', 'logs', 'calls'] as const;
type Tab = (typeof TABS)[number];
const LABELS: Record<Tab, string> = {
  input: $localize`Input`,
  output: $localize`Output`,
  error: $localize`Error`,
  logs: $localize`Logs`,
  calls: $localize`Calls`,
};

/** What the step that was chosen got and gave, why it failed, what it logged and which models and tools it asked. */
@Component({
  selector: 'app-step-panel',
  imports: [
    DataViewComponent,
    ErrorViewComponent,
    GrowingTextComponent,
    IconComponent,
    LogLinesComponent,
    StatusBadgeComponent,
    SubstepListComponent,
  ],
  templateUrl: './step-panel.component.html',
  providers: [StepValuesStore],
  host: { '(keydown.escape)': 'closed.emit()' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class StepPanelComponent {
  readonly executionId = input.required<string>();
  /** As it is now; what the drawing replays is another matter. */
  readonly step = input.required<Step>();
  /** The script of its node. */
  readonly source = input<string | null>(null);
  /** What it has shown so far, while it runs. */
  readonly growingText = input('');
  readonly canRetry = input(false);
  readonly closed = output<void>();
  /** The execution shall be run again from this step on. */
  readonly retried = output<string>();

  private readonly store = inject(StepValuesStore);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');
  protected readonly values = this.store.values;
  protected readonly facts = computed(() => stepFacts(this.step()));
  protected readonly absence = computed(() => absenceOf(this.step()));
  protected readonly labels = LABELS;
  protected readonly tabs = computed(() =>
    TABS.filter((tab) => (tab === 'error' ? this.step().error !== null : tab !== 'calls' || this.hasCalls())),
  );
  private readonly hasCalls = computed(() => {
    const values = this.values();
    return this.step().usage !== null || (values.kind === 'ready' && values.substeps.length > 0);
  });
  /** The tab stays from step to step; a step that failed shows why. */
  private readonly chosen = linkedSignal<{ nodeId: string; hasError: boolean }, Tab>({
    source: () => ({ nodeId: this.step().nodeId, hasError: this.step().error !== null }),
    computation: (now, before) => {
      if (now.hasError && (before?.source.nodeId !== now.nodeId || !before.source.hasError)) return 'error';
      return before === undefined || before.value === 'error' ? 'output' : before.value;
    },
  });
  protected readonly tab = computed<Tab>(() =>
    this.tabs().includes(this.chosen()) ? this.chosen() : 'output',
  );
  protected readonly root = computed(() =>
    this.tab() === 'input' ? 'input' : `steps.${this.step().nodeId}`,
  );

  constructor() {
    const state = computed(() => {
      const { nodeId, status, attempt } = this.step();
      return `${this.executionId()} ${nodeId} ${status} ${attempt}`;
    });
    effect(() => {
      state();
      untracked(() => this.load());
    });
    inject(DestroyRef).onDestroy(() => this.store.stop());
  }

  focus(): void {
    this.heading().nativeElement.focus();
  }

  protected load(): void {
    if (this.step().status === 'skipped') return this.store.stop();
    void this.store.show(this.executionId(), this.step());
  }

  protected choose(tab: Tab): void {
    this.chosen.set(tab);
  }

  protected tabKey(event: KeyboardEvent): void {
    const goal = rovingGoal(this.tabs(), this.tab(), event.key);
    if (goal === undefined) return;
    event.preventDefault();
    this.choose(goal);
    this.element.nativeElement.querySelector<HTMLElement>(`#step-tab-${goal}`)?.focus();
  }
}
