import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  input,
  linkedSignal,
  output,
  viewChild,
} from '@angular/core';
import { formatDuration } from '../ui/format-duration';
import { IconComponent } from '../ui/icon.component';
import { JsonTreeComponent } from '../ui/json-tree.component';
import { StatusBadgeComponent, statusLabel } from '../ui/status-badge.component';
import { ErrorViewComponent } from './error-view.component';
import { GrowingTextComponent } from './growing-text.component';
import { LogLinesComponent } from './log-lines.component';
import { tabsOf, type PanelSubject, type PanelTab } from './panel-subject';

const TAB_LABELS: Record<PanelTab, string> = {
  error: 'Error',
  output: 'Output',
  input: 'Input',
  logs: 'Logs',
  config: 'Config',
};

/** The right panel: what a node is set to, what came in, what came out, what it logged, why it failed. */
@Component({
  selector: 'app-run-panel',
  imports: [
    ErrorViewComponent,
    GrowingTextComponent,
    IconComponent,
    JsonTreeComponent,
    LogLinesComponent,
    StatusBadgeComponent,
  ],
  templateUrl: './run-panel.component.html',
  host: { '(keydown.escape)': 'closed.emit()' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RunPanelComponent {
  readonly subject = input.required<PanelSubject>();
  /** What the step shows while it runs; empty when it shows nothing. */
  readonly text = input('');
  /** The execution has ended, so its nodes can be run again. */
  readonly isRepeatable = input(false);
  readonly closed = output<void>();
  /** The execution shall be repeated from this node on. */
  readonly repeated = output<string>();

  protected readonly tabs = computed(() => tabsOf(this.subject()));
  private readonly key = computed(() => this.subject().key);
  /** Another subject opens at its first tab; the same one keeps the tab while it runs. */
  protected readonly chosen = linkedSignal<string, PanelTab | null>({
    source: this.key,
    computation: () => null,
  });
  protected readonly tab = computed(() => {
    const chosen = this.chosen();
    return chosen !== null && this.tabs().includes(chosen) ? chosen : (this.tabs()[0] ?? 'config');
  });
  protected readonly facts = computed(() => {
    const { status, durationMs, attempt } = this.subject();
    return [
      ...(status === null ? [] : [statusLabel(status)]),
      ...(durationMs === null || status === 'skipped' ? [] : [formatDuration(durationMs)]),
      ...(attempt > 1 ? [`attempt ${attempt}`] : []),
    ].join(' · ');
  });
  /** Why there is no data to show, if there is none. */
  protected readonly absence = computed(() => {
    switch (this.subject().status) {
      case 'skipped':
        return 'Skipped: no data reached this node.';
      case 'pending':
        return 'Queued: it has not started yet.';
      default:
        return null;
    }
  });
  /** Gives way to the output when the step ends. */
  protected readonly growingText = computed(() => (this.subject().status === 'running' ? this.text() : ''));
  protected readonly repeatableId = computed(() => {
    const { nodeId, status } = this.subject();
    return this.isRepeatable() && status !== null && status !== 'skipped' ? nodeId : null;
  });
  protected readonly omission =
    'Not here: it is too large, or comes when the execution has ended. The API gives it with the step alone.';
  protected readonly source = computed(() => this.subject().config?.scripts[0]?.source ?? null);
  private readonly view = viewChild<ElementRef<HTMLElement>>('view');
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);

  constructor() {
    // Another step or tab is read from its top.
    effect(() => {
      if (this.key() !== '' && this.tab()) this.view()?.nativeElement.scrollTo?.(0, 0);
    });
  }

  protected labelOf(tab: PanelTab): string {
    const count = tab === 'logs' ? (this.subject().run?.logs.length ?? 0) : 0;
    return count > 0 ? `${TAB_LABELS[tab]} (${count})` : TAB_LABELS[tab];
  }

  protected isOmitted(value: 'input' | 'output'): boolean {
    return this.subject().run?.omitted.includes(value) ?? false;
  }

  protected hasRest(): boolean {
    const rest = this.subject().config?.rest;
    return typeof rest === 'object' && rest !== null && Object.keys(rest).length > 0;
  }

  /** Arrow keys change the tab, as in every tab list. */
  protected tabKey(event: KeyboardEvent): void {
    const tabs = this.tabs();
    const index = tabs.indexOf(this.tab());
    const goals: Record<string, number> = {
      ArrowRight: (index + 1) % tabs.length,
      ArrowLeft: (index - 1 + tabs.length) % tabs.length,
      Home: 0,
      End: tabs.length - 1,
    };
    const goal = Object.hasOwn(goals, event.key) ? tabs[goals[event.key] ?? 0] : undefined;
    if (goal === undefined) return;
    event.preventDefault();
    this.chosen.set(goal);
    this.element.nativeElement.querySelector<HTMLElement>(`#panel-tab-${goal}`)?.focus();
  }
}
