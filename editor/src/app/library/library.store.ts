import { computed, inject, Injectable, signal } from '@angular/core';
import { toApiError, type ApiError } from '../api/api-error';
import type { WorkflowSummary } from '../api/types';
import { WorkflowsApi } from '../api/workflows-api';
import { EVERYTHING, isNarrowed, toApiQuery, type LibraryQuery } from './library-query';

/** Rows that are fetched together: more than a screen shows, few enough to be there at once. */
export const PAGE_SIZE = 50;

interface LibraryState {
  query: LibraryQuery;
  /** Null: not known yet. */
  total: number | null;
  /** The rows that are there, by their page; pages count from 0. */
  pages: ReadonlyMap<number, readonly WorkflowSummary[]>;
  isLoading: boolean;
  error: ApiError | null;
}

/** The workflows of the library: a long list of which only the pages that were looked at are there. */
@Injectable()
export class LibraryStore {
  private readonly api = inject(WorkflowsApi);
  private readonly state = signal<LibraryState>({
    ...{ query: EVERYTHING, total: null, pages: new Map(), isLoading: true, error: null },
  });
  private call = new AbortController();
  private readonly asked = new Set<number>();
  private lastNeed = { start: 0, end: 1 };

  readonly query = computed(() => this.state().query);
  readonly total = computed(() => this.state().total ?? 0);
  readonly error = computed(() => this.state().error);
  readonly isLoading = computed(() => this.state().isLoading);
  /** Nothing has been shown yet. */
  readonly isFirstLoad = computed(() => this.state().total === null && this.state().error === null);
  /** There is no workflow in use at all. */
  readonly isEmpty = computed(() => {
    const { query, total } = this.state();
    return total === 0 && query.place === 'use' && !isNarrowed(query);
  });
  /** All rows that are there, in order. */
  readonly loaded = computed(() =>
    [...this.state().pages].toSorted(([a], [b]) => a - b).flatMap(([, rows]) => rows),
  );

  /** The row at a place of the list; undefined while it is not there. */
  rowAt(index: number): WorkflowSummary | undefined {
    return this.state().pages.get(Math.floor(index / PAGE_SIZE))?.[index % PAGE_SIZE];
  }

  /** Shows what is asked for, from its beginning. What is shown stays until the answer comes. */
  load(query: LibraryQuery): Promise<void> {
    this.lastNeed = { start: 0, end: 1 };
    return this.begin(query);
  }

  /** Fetches anew what is looked at. */
  reload(): Promise<void> {
    return this.begin(this.state().query);
  }

  /** Fetches rows from `start` to before `end`, as far as they are not there. */
  async need(start: number, end: number): Promise<void> {
    this.lastNeed = { start, end };
    if (this.state().total === null || this.state().isLoading) return;
    const pages = pagesOf(this.lastNeed).filter(
      (page) => !this.asked.has(page) && page * PAGE_SIZE < this.total(),
    );
    await Promise.all(pages.map((page) => this.fetch(page, this.call)));
  }

  /** A row was changed: what is shown follows at once. */
  change(id: string, change: Partial<WorkflowSummary>): void {
    this.state.update((state) => ({
      ...state,
      pages: new Map(
        [...state.pages].map(([page, rows]) => [
          page,
          rows.map((row) => (row.id === id ? { ...row, ...change } : row)),
        ]),
      ),
    }));
  }

  /** Drops the calls that are under way. */
  stop(): void {
    this.call.abort();
  }

  private async begin(query: LibraryQuery): Promise<void> {
    this.call.abort();
    const call = (this.call = new AbortController());
    this.asked.clear();
    this.state.update((state) => ({ ...state, query, isLoading: true, error: null }));
    const [first = 0, ...others] = pagesOf(this.lastNeed);
    await this.fetch(first, call, true);
    await Promise.all(others.map((page) => this.fetch(page, call)));
  }

  private async fetch(page: number, call: AbortController, isFirst = false): Promise<void> {
    this.asked.add(page);
    const { query } = this.state();
    try {
      const answer = await this.api.list(toApiQuery(query, page + 1, PAGE_SIZE), call.signal);
      this.state.update(({ pages }) => ({
        query,
        total: answer.total,
        pages: new Map([...(isFirst ? [] : pages), [page, answer.items]]),
        isLoading: false,
        error: null,
      }));
    } catch (thrown) {
      if (call.signal.aborted) return;
      this.asked.delete(page);
      this.state.update((state) => ({ ...state, isLoading: false, error: toApiError(thrown) }));
    }
  }
}

function pagesOf({ start, end }: { start: number; end: number }): number[] {
  const [first, last] = [Math.floor(start / PAGE_SIZE), Math.floor(Math.max(start, end - 1) / PAGE_SIZE)];
  return Array.from({ length: last - first + 1 }, (_, n) => first + n);
}
