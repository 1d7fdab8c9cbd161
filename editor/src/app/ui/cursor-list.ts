import { computed, signal } from '@angular/core';
import { toApiError, type ApiError } from '../api/api-error';
import { withNewest } from './with-newest';

/** A page of a list that goes on behind a cursor. */
interface CursorPage<Row> {
  readonly items: readonly Row[];
  readonly nextCursor: string | null;
}

interface ListState<Row> {
  readonly rows: readonly Row[] | null;
  readonly nextCursor: string | null;
  readonly isLoading: boolean;
  readonly error: ApiError | null;
}

/** The rows of a list that the API gives page by page; a store of such a list extends it. */
export abstract class CursorList<Row> {
  private readonly state = signal<ListState<Row>>({
    rows: null,
    nextCursor: null,
    isLoading: true,
    error: null,
  });
  private call: AbortController | undefined;

  readonly rows = computed(() => this.state().rows ?? []);
  readonly error = computed(() => this.state().error);
  readonly hasMore = computed(() => this.state().nextCursor !== null);
  readonly isFirstLoad = computed(() => this.state().isLoading && this.state().rows === null);
  readonly isEmpty = computed(() => this.state().rows?.length === 0 && !this.hasMore());

  /** Loads them from the beginning. */
  load(): Promise<void> {
    return this.fetch(null);
  }

  /** Loads the next page. */
  more(): Promise<void> {
    return this.fetch(this.state().nextCursor);
  }

  /**
   * Reads the first page again and keeps the pages behind it. A look that fails says nothing, since the next one comes, and while
   * others load there is none.
   */
  async refresh(idOf: (row: Row) => string): Promise<void> {
    if (this.state().isLoading) return;
    const call = (this.call = new AbortController());
    const page = await this.read(null, call.signal).catch(() => null);
    if (page === null || call.signal.aborted) return;
    const merged = withNewest(this.rows(), page.items, idOf);
    this.state.update((state) => ({
      ...state,
      rows: merged ?? page.items,
      nextCursor: merged === null ? page.nextCursor : state.nextCursor,
      error: null,
    }));
  }

  stop(): void {
    this.call?.abort();
  }

  /** Asks the API for the page behind a cursor; null is the first. Rejects with ApiError. */
  protected abstract read(cursor: string | null, signal: AbortSignal): Promise<CursorPage<Row>>;

  /** Changes rows in place. */
  protected change(next: (row: Row) => Row): void {
    this.state.update((state) => ({ ...state, rows: state.rows?.map(next) ?? null }));
  }

  private async fetch(cursor: string | null): Promise<void> {
    this.call?.abort();
    const call = (this.call = new AbortController());
    this.state.update((state) => ({ ...state, isLoading: true, error: null }));
    try {
      const { items, nextCursor } = await this.read(cursor, call.signal);
      const before = cursor === null ? [] : this.rows();
      this.state.set({ rows: [...before, ...items], nextCursor, isLoading: false, error: null });
    } catch (thrown) {
      if (call.signal.aborted) return;
      this.state.update((state) => ({ ...state, isLoading: false, error: toApiError(thrown) }));
    }
  }
}
