import { computed, inject, Injectable, signal } from '@angular/core';
import { toApiError, type ApiError } from '../api/api-error';
import type { WorkflowDetail } from '../api/types';
import { VersionsApi, type VersionSummary } from '../api/versions-api';
import { WorkflowsApi } from '../api/workflows-api';
import { comparisonOf, type Comparison } from './comparison';

const PAGE_SIZE = 50;

interface ListState {
  workflow: WorkflowDetail | null;
  versions: readonly VersionSummary[];
  total: number;
  isLoading: boolean;
  error: ApiError | null;
}

interface ComparisonState {
  comparison: Comparison | null;
  isLoading: boolean;
  error: ApiError | null;
}

const EMPTY: ListState = { workflow: null, versions: [], total: 0, isLoading: true, error: null };

/** The versions of a workflow, and the two that are compared. */
@Injectable()
export class VersionsStore {
  private readonly api = inject(VersionsApi);
  private readonly workflows = inject(WorkflowsApi);
  private readonly list = signal<ListState>(EMPTY);
  private readonly compared = signal<ComparisonState>({ comparison: null, isLoading: true, error: null });
  private listCall: AbortController | undefined;
  private compareCall: AbortController | undefined;

  readonly workflow = computed(() => this.list().workflow);
  readonly versions = computed(() => this.list().versions);
  readonly error = computed(() => this.list().error);
  readonly isFirstLoad = computed(() => this.list().isLoading && this.list().workflow === null);
  readonly hasMore = computed(() => this.list().versions.length < this.list().total);
  readonly comparison = computed(() => this.compared().comparison);
  readonly isComparing = computed(() => this.compared().isLoading);
  readonly comparisonError = computed(() => this.compared().error);

  /** Loads the newest versions, and as many as were shown before. */
  async load(id: string): Promise<void> {
    this.listCall?.abort();
    const call = (this.listCall = new AbortController());
    if (this.workflow()?.id !== id) this.list.set(EMPTY);
    this.list.update((state) => ({ ...state, isLoading: true, error: null }));
    try {
      const [workflow, { items, total }] = await Promise.all([
        this.workflows.get(id, call.signal),
        this.api.list(id, { page: 1, limit: PAGE_SIZE }, call.signal),
      ]);
      this.list.set({ ...{ workflow, total, versions: items }, isLoading: false, error: null });
    } catch (thrown) {
      if (call.signal.aborted) return;
      this.list.update((state) => ({ ...state, isLoading: false, error: toApiError(thrown) }));
    }
  }

  /** Loads the next page of older versions. */
  async loadMore(id: string): Promise<void> {
    const page = Math.floor(this.versions().length / PAGE_SIZE) + 1;
    const { items, total } = await this.api.list(id, { page, limit: PAGE_SIZE });
    this.list.update((state) => {
      const known = new Set(state.versions.map(({ version }) => version));
      return {
        ...state,
        total,
        versions: [...state.versions, ...items.filter((each) => !known.has(each.version))],
      };
    });
  }

  /** Compares two versions; what is shown stays until the answer comes. */
  async compare(id: string, from: number, to: number): Promise<void> {
    this.compareCall?.abort();
    const call = (this.compareCall = new AbortController());
    this.compared.update((state) => ({ ...state, isLoading: true, error: null }));
    try {
      const [before, after, diff] = await Promise.all([
        this.api.get(id, from, call.signal),
        this.api.get(id, to, call.signal),
        this.api.diff(id, from, to, call.signal),
      ]);
      this.compared.set({ comparison: comparisonOf(before, after, diff), isLoading: false, error: null });
    } catch (thrown) {
      if (call.signal.aborted) return;
      this.compared.set({ comparison: null, isLoading: false, error: toApiError(thrown) });
    }
  }

  /** Makes a version the newest once more. Rejects with ApiError, such as `version-conflict`. */
  async restore(id: string, version: number): Promise<WorkflowDetail> {
    return this.noted(await this.api.restore(id, version, this.workflow()?.version ?? version));
  }

  /** Lets webhooks and schedules run a version. Rejects with ApiError. */
  async publish(id: string, version: number): Promise<WorkflowDetail> {
    return this.noted(await this.workflows.publish(id, version));
  }

  stop(): void {
    this.listCall?.abort();
    this.compareCall?.abort();
  }

  private noted(workflow: WorkflowDetail): WorkflowDetail {
    this.list.update((state) => ({ ...state, workflow }));
    void this.load(workflow.id);
    return workflow;
  }
}
