import { computed, inject, Injectable, signal } from '@angular/core';
import { toApiError, type ApiError } from '../api/api-error';
import type { Page, WorkflowSummary } from '../api/types';
import { WorkflowsApi } from '../api/workflows-api';

/** Rows on a page. */
export const PAGE_SIZE = 25;

/** Which part of the list is wanted; pages count from 1. */
export interface ListQuery {
  page: number;
  search: string;
}

interface ListState {
  query: ListQuery;
  result: Page<WorkflowSummary> | null;
  isLoading: boolean;
  error: ApiError | null;
}

/** The list of workflows, page by page. */
@Injectable()
export class WorkflowListStore {
  private readonly api = inject(WorkflowsApi);
  private readonly state = signal<ListState>({
    query: { page: 1, search: '' },
    result: null,
    isLoading: true,
    error: null,
  });
  private call: AbortController | undefined;

  readonly query = computed(() => this.state().query);
  readonly rows = computed(() => this.state().result?.items ?? []);
  readonly total = computed(() => this.state().result?.total ?? 0);
  readonly pageCount = computed(() => Math.max(1, Math.ceil(this.total() / PAGE_SIZE)));
  readonly error = computed(() => this.state().error);
  readonly isLoading = computed(() => this.state().isLoading);
  /** Nothing has been shown yet. */
  readonly isFirstLoad = computed(() => this.state().isLoading && this.state().result === null);
  /** There is no workflow at all, searched for or not. */
  readonly isEmpty = computed(
    () => this.state().result !== null && this.total() === 0 && this.state().query.search === '',
  );

  /** Loads a part of the list. What is shown stays until the answer comes; an older call that is under way is dropped. */
  async load(query: ListQuery): Promise<void> {
    this.call?.abort();
    const call = (this.call = new AbortController());
    this.state.update((state) => ({ ...state, query, isLoading: true, error: null }));
    try {
      const result = await this.api.list({ ...query, limit: PAGE_SIZE }, call.signal);
      this.state.set({ query, result, isLoading: false, error: null });
    } catch (thrown) {
      if (call.signal.aborted) return;
      this.state.update((state) => ({ ...state, isLoading: false, error: toApiError(thrown) }));
    }
  }

  /** Loads the same part again. */
  reload(): Promise<void> {
    return this.load(this.state().query);
  }

  /** Drops the call that is under way. */
  stop(): void {
    this.call?.abort();
  }
}
