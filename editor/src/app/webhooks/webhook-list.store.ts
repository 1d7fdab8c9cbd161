import { computed, inject, Injectable, signal } from '@angular/core';
import { toApiError, type ApiError } from '../api/api-error';
import { WebhooksApi, type Webhook } from '../api/webhooks-api';

const PAGE_SIZE = 50;

interface ListState {
  rows: readonly Webhook[] | null;
  nextCursor: string | null;
  isLoading: boolean;
  error: ApiError | null;
}

/** The webhooks of all workflows. */
@Injectable()
export class WebhookListStore {
  private readonly api = inject(WebhooksApi);
  private readonly state = signal<ListState>({ rows: null, nextCursor: null, isLoading: true, error: null });
  private call: AbortController | undefined;

  readonly rows = computed(() => this.state().rows ?? []);
  readonly error = computed(() => this.state().error);
  readonly hasMore = computed(() => this.state().nextCursor !== null);
  readonly isFirstLoad = computed(() => this.state().isLoading && this.state().rows === null);
  readonly isEmpty = computed(() => this.state().rows?.length === 0 && !this.hasMore());

  load(): Promise<void> {
    return this.fetch(null);
  }

  more(): Promise<void> {
    return this.fetch(this.state().nextCursor);
  }

  stop(): void {
    this.call?.abort();
  }

  private async fetch(cursor: string | null): Promise<void> {
    this.call?.abort();
    const call = (this.call = new AbortController());
    this.state.update((state) => ({ ...state, isLoading: true, error: null }));
    try {
      const { items, nextCursor } = await this.api.list(cursor, PAGE_SIZE, call.signal);
      const before = cursor === null ? [] : this.rows();
      this.state.set({ rows: [...before, ...items], nextCursor, isLoading: false, error: null });
    } catch (thrown) {
      if (call.signal.aborted) return;
      this.state.update((state) => ({ ...state, isLoading: false, error: toApiError(thrown) }));
    }
  }
}
