import { computed, inject, Injectable, signal } from '@angular/core';
import { toApiError, type ApiError } from '../api/api-error';
import { ExecutionsApi, type ExecutionPage } from '../api/executions-api';
import type { ExecutionFilterRequest } from '../api/openapi';
import { isTerminal, type ListedExecution } from '../api/types';
import { listedOf } from './listed-of';
import { ANY, filterRequest, isAny, type ListFilter } from './list-filter';
import { mergeNews, showHeld, staleRows, withStates, type LiveRows } from './merge-news';

/** Rows that one call gives. */
export const PAGE_SIZE = 50;
/** A search that finds little goes on by itself for so many calls; then somebody must want it. */
const MAX_EMPTY_PAGES = 5;
/** So many rows that run, but stand further down, are looked after at each refresh. */
const MAX_STALE = 5;

interface ListState extends LiveRows {
  filter: ListFilter;
  request: ExecutionFilterRequest;
  nextCursor: string | null;
  phase: 'loading' | 'ready' | 'error';
  error: ApiError | null;
  more: 'idle' | 'loading' | 'error';
}

const NOTHING: LiveRows = { rows: [], held: [], hasGap: false };

/** The list of executions: grows at its end as one scrolls, and at its top as new ones come. */
@Injectable()
export class ExecutionListStore {
  private readonly api = inject(ExecutionsApi);
  private readonly state = signal<ListState>({
    ...NOTHING,
    ...{ filter: ANY, request: {}, nextCursor: null, phase: 'loading', error: null, more: 'idle' },
  });
  private call = new AbortController();

  readonly filter = computed(() => this.state().filter);
  readonly rows = computed(() => this.state().rows);
  readonly heldCount = computed(() => this.state().held.length);
  readonly hasGap = computed(() => this.state().hasGap);
  readonly error = computed(() => this.state().error);
  readonly more = computed(() => this.state().more);
  readonly hasMore = computed(() => this.state().nextCursor !== null);
  readonly isLoading = computed(() => this.state().phase === 'loading');
  /** Nothing has been shown yet. */
  readonly isFirstLoad = computed(() => this.isLoading() && this.rows().length === 0);
  /** There is not one execution, filtered or not. */
  readonly isEmpty = computed(
    () => this.state().phase === 'ready' && this.isDry() && isAny(this.state().filter),
  );
  /** Nothing fits the filter. */
  readonly isNothingFound = computed(
    () => this.state().phase === 'ready' && this.isDry() && !isAny(this.state().filter),
  );
  readonly hasRunning = computed(() => this.rows().some(({ status }) => !isTerminal(status)));
  /** The filter as bulk actions take it; null: all. */
  readonly meant = computed(() => (isAny(this.filter()) ? null : this.state().request));
  private readonly isDry = computed(() => this.rows().length === 0 && !this.hasMore());

  /** Shows what fits a filter. What is shown stays until the answer comes. */
  async load(filter: ListFilter, nowMs = Date.now()): Promise<void> {
    const { signal: stopped } = this.restart();
    const request = filterRequest(filter, nowMs);
    this.state.update((state) => ({
      ...state,
      filter,
      request,
      phase: 'loading',
      error: null,
      more: 'idle',
    }));
    try {
      const { items, nextCursor } = await this.find(request, undefined, stopped);
      this.state.update((state) => ({
        ...state,
        ...NOTHING,
        ...{ rows: items, nextCursor, phase: 'ready' },
      }));
    } catch (thrown) {
      if (stopped.aborted) return;
      this.state.update((state) => ({ ...state, ...NOTHING, phase: 'error', error: toApiError(thrown) }));
    }
  }

  reload(): Promise<void> {
    return this.load(this.state().filter);
  }

  /** Adds the next page at the end. */
  async loadMore(): Promise<void> {
    const { nextCursor, more, phase, request } = this.state();
    if (nextCursor === null || more === 'loading' || phase !== 'ready') return;
    const { signal: stopped } = this.call;
    this.state.update((state) => ({ ...state, more: 'loading' }));
    try {
      const page = await this.find(request, nextCursor, stopped);
      this.state.update((state) => ({
        ...state,
        ...{ rows: [...state.rows, ...page.items], nextCursor: page.nextCursor, more: 'idle' },
      }));
    } catch {
      if (!stopped.aborted) this.state.update((state) => ({ ...state, more: 'error' }));
    }
  }

  /** Asks for what is new and for how the shown ones are. A failure passes: the next refresh tries again. */
  async refresh(): Promise<void> {
    const { phase, request } = this.state();
    if (phase !== 'ready') return;
    const { signal: stopped } = this.call;
    try {
      const { items } = await this.api.list(request, { limit: PAGE_SIZE }, stopped);
      const stale = staleRows(this.rows(), items, MAX_STALE);
      const details = await Promise.all(stale.map((id) => this.api.getWithoutValues(id, stopped)));
      const known = new Map(this.rows().map((row) => [row.id, row]));
      const states = new Map(details.map((each) => [each.id, listedOf(each, known.get(each.id))]));
      this.state.update((state) => {
        const merged = mergeNews(state, items);
        return { ...state, ...merged, rows: withStates(merged.rows, states) };
      });
    } catch {
      // Offline, or an execution was deleted.
    }
  }

  /** Puts what came since on top; when too much came to know it all, the list is read anew. */
  async showNew(): Promise<void> {
    if (this.hasGap()) return this.reload();
    this.state.update((state) => ({ ...state, ...showHeld(state) }));
  }

  stop(): void {
    this.call.abort();
  }

  private restart(): AbortController {
    this.stop();
    return (this.call = new AbortController());
  }

  /** A page with something on it, or the last, or where the search stands after several that gave nothing. */
  private async find(
    request: ExecutionFilterRequest,
    cursor: string | undefined,
    stopped: AbortSignal,
  ): Promise<ExecutionPage> {
    const found: ListedExecution[] = [];
    let from = cursor;
    for (let pages = 1; ; pages += 1) {
      const { items, nextCursor } = await this.api.list(request, { cursor: from, limit: PAGE_SIZE }, stopped);
      found.push(...items);
      if (found.length > 0 || nextCursor === null || pages === MAX_EMPTY_PAGES)
        return { items: found, nextCursor };
      from = nextCursor;
    }
  }
}
