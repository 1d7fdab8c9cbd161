import { inject, Injectable } from '@angular/core';
import { ApiClient } from './api-client';
import type { BudgetListResponse, ExecutionFiguresListResponse, UsageResponse } from './openapi';

/** Days as `2026-11-28`, both included. */
export interface DayRange {
  from: string;
  to: string;
}

/** What was run and what it took. */
@Injectable({ providedIn: 'root' })
export class UsageApi {
  private readonly api = inject(ApiClient);

  executions(range: DayRange, signal?: AbortSignal): Promise<ExecutionFiguresListResponse> {
    return this.api.get('/usage/executions', { query: { ...range }, signal });
  }

  models(range: DayRange, groupBy: UsageResponse['groupBy'], signal?: AbortSignal): Promise<UsageResponse> {
    return this.api.get('/usage', { query: { ...range, groupBy }, signal });
  }

  budgets(signal?: AbortSignal): Promise<BudgetListResponse> {
    return this.api.get('/budgets', { signal });
  }
}
