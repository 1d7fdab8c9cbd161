import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  inject,
  input,
  untracked,
  ViewEncapsulation,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { formatDuration } from '../ui/format-duration';
import { LoadFailureComponent } from '../ui/load-failure.component';
import { MessageComponent } from '../ui/message.component';
import { costText, type CostFigures } from '../ui/usage-texts';
import { ChartComponent } from './chart.component';
import type { ChartSeries } from './chart-options';
import { UsageStore } from './usage.store';

const RANGES = [7, 30, 90] as const;
const NUMBER = new Intl.NumberFormat('en');
const SHORT = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });
const PERCENT = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 1 });
const MONEY = new Intl.NumberFormat('en', {
  style: 'currency',
  currency: 'USD',
  maximumSignificantDigits: 3,
});

/** How much was run, what failed, how long it took, and what models cost. The range is in the address. */
@Component({
  selector: 'app-usage-page',
  imports: [ChartComponent, LoadFailureComponent, MessageComponent, RouterLink],
  templateUrl: './usage.page.html',
  providers: [UsageStore],
  styleUrls: [
    '../../styles/usage.css',
    '../../styles/table.css',
    '../../../../node_modules/uplot/dist/uPlot.min.css',
  ],
  encapsulation: ViewEncapsulation.None,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class UsagePage {
  /** How many days, from the address. */
  readonly days = input<string>();

  protected readonly store = inject(UsageStore);
  protected readonly ranges = RANGES;
  protected readonly count = computed(() => RANGES.find((range) => String(range) === this.days()) ?? 30);
  protected readonly number = (value: number): string => NUMBER.format(value);
  protected readonly short = (value: number): string => SHORT.format(value);
  protected readonly duration = (ms: number | null): string => (ms === null ? '–' : formatDuration(ms));
  /** As in lists of executions: no sum where no price is known. */
  protected readonly cost = (usage: CostFigures | null): string => costText(usage) || '–';
  protected readonly money = (usd: number): string => MONEY.format(usd);
  protected readonly isEmpty = computed(() => this.store.figures()?.executions.totals.executions === 0);
  protected readonly failureRate = computed(() => {
    const totals = this.store.figures()?.executions.totals;
    const ended = (totals?.completed ?? 0) + (totals?.failed ?? 0);
    return totals === undefined || ended === 0 ? '–' : PERCENT.format(totals.failed / ended);
  });
  protected readonly runSeries = computed((): ChartSeries[] => [
    this.series($localize`All`, 'bars', '--skip', (run) => run?.executions ?? 0),
    this.series(
      $localize`Completed and failed`,
      'bars',
      '--ok',
      (run) => (run?.completed ?? 0) + (run?.failed ?? 0),
    ),
    this.series($localize`Failed`, 'bars', '--bad', (run) => run?.failed ?? 0),
  ]);
  protected readonly timeSeries = computed((): ChartSeries[] => [
    this.series($localize`95 of 100`, 'line', '--accent', (run) => run?.p95Ms ?? null),
    this.series($localize`Half`, 'line', '--run', (run) => run?.p50Ms ?? null),
  ]);
  protected readonly tokenSeries = computed((): ChartSeries[] => {
    const days = this.store.tokens();
    return [
      {
        label: $localize`In and out`,
        kind: 'bars',
        token: '--accent',
        values: days.map((day) => (day?.inputTokens ?? 0) + (day?.outputTokens ?? 0)),
      },
      {
        label: $localize`Out`,
        kind: 'bars',
        token: '--run',
        values: days.map((day) => day?.outputTokens ?? 0),
      },
    ];
  });
  protected readonly costSeries = computed((): ChartSeries[] => [
    {
      label: $localize`Cost`,
      kind: 'bars',
      token: '--accent',
      values: this.store.tokens().map((day) => day?.cost ?? 0),
    },
  ]);
  private readonly router = inject(Router);

  constructor() {
    effect(() => {
      const count = this.count();
      untracked(() => void this.store.load(count));
    });
    inject(DestroyRef).onDestroy(() => this.store.stop());
  }

  protected choose(days: string): void {
    void this.router.navigate([], { queryParams: { days }, replaceUrl: true });
  }

  private series(
    label: string,
    kind: ChartSeries['kind'],
    token: string,
    valueOf: (run: ReturnType<UsageStore['runs']>[number]) => number | null,
  ): ChartSeries {
    return { label, kind, token, values: this.store.runs().map(valueOf) };
  }
}
