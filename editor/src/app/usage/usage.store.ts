import { computed, inject, Injectable, signal } from '@angular/core';
import { toApiError, type ApiError } from '../api/api-error';
import type { BudgetResponse, ExecutionFiguresListResponse, UsageResponse } from '../api/openapi';
import { UsageApi } from '../api/usage-api';
import { daysOf, lastDays } from './days-of';

/** All figures of some days. */
export interface UsageFigures {
  readonly executions: ExecutionFiguresListResponse;
  readonly byDay: UsageResponse;
  readonly byModel: UsageResponse;
  readonly byWorkflow: UsageResponse;
  readonly budget: BudgetResponse;
}

/** What was run in the last days, and what it took. */
@Injectable()
export class UsageStore {
  private readonly api = inject(UsageApi);
  private readonly state = signal<UsageFigures | null>(null);
  private readonly failure = signal<ApiError | null>(null);
  private asked: AbortController | undefined;

  /** Null until they were read. */
  readonly figures = this.state.asReadonly();
  readonly error = this.failure.asReadonly();
  readonly days = computed(() => {
    const executions = this.state()?.executions;
    return executions === undefined ? [] : daysOf(executions);
  });
  /** By day, for each day of the range. */
  readonly runs = computed(() => {
    const known = new Map(this.state()?.executions.days.map((each) => [each.day, each]));
    return this.days().map((day) => known.get(day) ?? null);
  });
  readonly tokens = computed(() => {
    const known = new Map(this.state()?.byDay.items.map((each) => [each.day, each]));
    return this.days().map((day) => known.get(day) ?? null);
  });

  async load(count: number): Promise<void> {
    this.asked?.abort();
    const { signal } = (this.asked = new AbortController());
    this.failure.set(null);
    const range = lastDays(count, Date.now());
    try {
      const [executions, byDay, byModel, byWorkflow, budgets] = await Promise.all([
        this.api.executions(range, signal),
        this.api.models(range, 'day', signal),
        this.api.models(range, 'model', signal),
        this.api.models(range, 'workflow', signal),
        this.api.budgets(signal),
      ]);
      this.state.set({ executions, byDay, byModel, byWorkflow, budget: budgets.account });
    } catch (thrown) {
      if (!signal.aborted) this.failure.set(toApiError(thrown));
    }
  }

  stop(): void {
    this.asked?.abort();
  }
}
