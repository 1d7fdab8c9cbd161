import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  inject,
  input,
  model,
  signal,
} from '@angular/core';
import { IconComponent } from '../ui/icon.component';
import { statusLabel } from '../ui/status-badge.component';
import { triggerKind } from '../workflows/trigger-kind';
import { ANY, SPANS, STATUSES, TRIGGERS, type ListFilter, type Span } from './list-filter';
import { WorkflowChoices } from './workflow-choices';

const TYPING_PAUSE_MS = 300;
/** Stands in the list of workflows for those that are not in it. */
const ANOTHER = 'another';
const SPAN_TEXTS: Record<Span, string> = {
  '1h': $localize`Last hour`,
  '24h': $localize`Last 24 hours`,
  '7d': $localize`Last 7 days`,
  '30d': $localize`Last 30 days`,
};

/** A filter that is set, to be seen and taken away. */
interface Chip {
  text: string;
  without: Partial<ListFilter>;
}

/** What narrows the list down. Says what the filter shall be; the page puts it into the address. */
@Component({
  selector: 'app-execution-filters',
  imports: [IconComponent],
  templateUrl: './execution-filters.component.html',
  providers: [WorkflowChoices],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ExecutionFiltersComponent {
  /** Known here at once: what is pressed before the page is drawn again adds to what was pressed before. */
  readonly filter = model.required<ListFilter>();
  /** The list is there: what can be chosen is fetched behind it, not beside it. */
  readonly isListed = input.required<boolean>();
  /** The name of the workflow that is filtered by, as far as rows tell it. */
  readonly workflowName = input<string | null>(null);

  private timer: ReturnType<typeof setTimeout> | undefined;
  protected readonly workflows = inject(WorkflowChoices);
  protected readonly another = ANOTHER;
  protected readonly isCustom = signal(false);
  protected readonly statuses = STATUSES.map((id) => ({ id, label: statusLabel(id) }));
  protected readonly triggers = TRIGGERS.map((id) => ({ id, label: triggerKind(id).label }));
  protected readonly spans = (Object.keys(SPANS) as Span[]).map((id) => ({ id, label: SPAN_TEXTS[id] }));
  protected readonly hasTimes = computed(() => this.filter().from !== null || this.filter().to !== null);
  protected readonly showsTimes = computed(() => this.isCustom() || this.hasTimes());
  protected readonly spanValue = computed(() => this.filter().span ?? (this.showsTimes() ? 'custom' : ''));
  /** Those that can be chosen, with the one that is chosen even if it is none of the newest. */
  protected readonly choices = computed(() => {
    const [listed, id] = [this.workflows.listed(), this.filter().workflowId];
    if (id === null || listed.some((each) => each.id === id)) return listed;
    return [{ id, name: this.workflowName() ?? id }, ...listed];
  });
  protected readonly chips = computed<Chip[]>(() => this.chipsOf(this.filter()));

  constructor() {
    const loading = effect(() => {
      if (!this.isListed()) return;
      loading.destroy();
      void this.workflows.load();
    });
    inject(DestroyRef).onDestroy(() => clearTimeout(this.timer));
  }

  protected toggle(status: ListFilter['statuses'][number]): void {
    const { statuses } = this.filter();
    const next = statuses.includes(status)
      ? statuses.filter((each) => each !== status)
      : [...statuses, status];
    this.change({ statuses: STATUSES.filter((each) => next.includes(each)) });
  }

  /** What was chosen in a list; one that is not listed is searched for. */
  protected async chooseWorkflow(list: HTMLSelectElement): Promise<void> {
    if (list.value !== ANOTHER) return this.change({ workflowId: list.value || null });
    list.value = this.filter().workflowId ?? '';
    const workflowId = await this.workflows.find();
    if (workflowId !== null) this.change({ workflowId });
  }

  protected chooseSpan(value: string): void {
    this.isCustom.set(value === 'custom');
    if (value === 'custom') return this.change({ span: null });
    this.change({ span: value === '' ? null : (value as Span), from: null, to: null });
  }

  protected type(text: string): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.change({ error: text.trim() }), TYPING_PAUSE_MS);
  }

  protected change(part: Partial<ListFilter>): void {
    this.filter.set({ ...this.filter(), ...part });
  }

  protected remove({ without }: Chip): void {
    this.isCustom.set(false);
    this.change(without);
  }

  protected clear(): void {
    clearTimeout(this.timer);
    this.isCustom.set(false);
    this.filter.set(ANY);
  }

  private chipsOf(filter: ListFilter): Chip[] {
    const { workflowId, trigger, span, from, to, error, retryOf, statuses } = filter;
    const name = this.choices().find((each) => each.id === workflowId)?.name ?? '';
    const chip = (text: string, without: Partial<ListFilter>): Chip => ({ text, without });
    return [
      ...statuses.map((status) =>
        chip(statusLabel(status), { statuses: statuses.filter((each) => each !== status) }),
      ),
      ...(workflowId === null ? [] : [chip(name, { workflowId: null })]),
      ...(trigger === null ? [] : [chip(triggerKind(trigger).label, { trigger: null })]),
      ...(span === null ? [] : [chip(SPAN_TEXTS[span], { span: null })]),
      ...(from === null ? [] : [chip($localize`From ${timeText(from)}:TIME:`, { from: null })]),
      ...(to === null ? [] : [chip($localize`Until ${timeText(to)}:TIME:`, { to: null })]),
      ...(error === '' ? [] : [chip($localize`Error has “${error}:TEXT:”`, { error: '' })]),
      ...(retryOf === null
        ? []
        : [chip($localize`Retries of ${retryOf.slice(0, 13)}:ID:…`, { retryOf: null })]),
    ];
  }
}

function timeText(local: string): string {
  return new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' }).format(Date.parse(local));
}
