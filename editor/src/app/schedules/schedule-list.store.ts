import { computed, inject, Injectable, signal } from '@angular/core';
import { toApiError, type ApiError } from '../api/api-error';
import { SchedulesApi, type OwnedSchedule } from '../api/schedules-api';

const PAGE_SIZE = 50;

interface ListState {
  rows: readonly OwnedSchedule[] | null;
  nextCursor: string | null;
  isLoading: boolean;
  error: ApiError | null;
}

/** The schedules of all workflows. */
@Injectable()
export class ScheduleListStore {
  private readonly api = inject(SchedulesApi);
  private readonly state = signal<ListState>({ rows: null, nextCursor: null, isLoading: true, error: null });
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

  async setPaused(row: OwnedSchedule, isPaused: boolean): Promise<void> {
    const ask = isPaused
      ? this.api.pause(row.workflowId, row.nodeId)
      : this.api.resume(row.workflowId, row.nodeId);
    const { schedules } = await ask;
    this.note(row.workflowId, schedules);
  }

  async run(row: OwnedSchedule): Promise<string> {
    return (await this.api.run(row.workflowId, row.nodeId)).executionId;
  }

  /** Takes over what was told of the schedules of a workflow. */
  note(workflowId: string, told: readonly Pick<OwnedSchedule, 'nodeId'>[]): void {
    this.state.update((state) => ({
      ...state,
      rows:
        state.rows?.map((row) => {
          const news = row.workflowId === workflowId && told.find(({ nodeId }) => nodeId === row.nodeId);
          return news ? { ...row, ...news } : row;
        }) ?? null,
    }));
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
