import { inject, Injectable } from '@angular/core';
import { ApiClient } from './api-client';
import type { ExecuteRequest } from './openapi';
import type {
  AcceptedExecution,
  ExecutionSummary,
  NewWorkflow,
  Page,
  WorkflowDetail,
  WorkflowDraft,
  WorkflowSummary,
  WorkflowVersion,
} from './types';

/** The routes under /workflows. */
@Injectable({ providedIn: 'root' })
export class WorkflowsApi {
  private readonly api = inject(ApiClient);

  /** One page of the user's workflows; `search` looks in names. */
  list(
    query: { page: number; limit: number; search: string },
    signal?: AbortSignal,
  ): Promise<Page<WorkflowSummary>> {
    const { search, ...paging } = query;
    return this.api.get('/workflows', { query: search === '' ? paging : { ...paging, search }, signal });
  }

  /** The newest version of one workflow. */
  get(id: string, signal?: AbortSignal): Promise<WorkflowDetail> {
    return this.api.get(`/workflows/${encodeURIComponent(id)}`, { signal });
  }

  /** One version as it was saved. */
  getVersion(id: string, version: number, signal?: AbortSignal): Promise<WorkflowVersion> {
    return this.api.get(`/workflows/${encodeURIComponent(id)}/versions/${version}`, { signal });
  }

  /** Saves a new workflow as version 1. */
  create(workflow: NewWorkflow | (WorkflowDraft & { publish: boolean })): Promise<WorkflowDetail> {
    return this.api.post('/workflows', workflow);
  }

  /** Saves a workflow without nodes, as a draft. */
  createEmpty(name: string): Promise<WorkflowDetail> {
    return this.api.post('/workflows', { name, nodes: [], edges: [], publish: false });
  }

  /**
   * Saves a draft as the next version, without publishing it. Rejects with `version-conflict` (412) when the newest version is
   * another one than `ifMatch`.
   */
  saveDraft(
    id: string,
    draft: WorkflowDraft,
    ifMatch: number,
    signal?: AbortSignal,
  ): Promise<WorkflowDetail> {
    const body = { ...draft, publish: false };
    return this.api.patch(`/workflows/${encodeURIComponent(id)}`, body, { ifMatch, signal });
  }

  /** The newest executions first. */
  listExecutions(
    id: string,
    limit: number,
    signal?: AbortSignal,
  ): Promise<{ items: ExecutionSummary[]; nextCursor: string | null }> {
    return this.api.get(`/workflows/${encodeURIComponent(id)}/executions`, { query: { limit }, signal });
  }

  /** Starts an execution of the newest version by hand. Resolves when it is accepted, not when it ends. */
  execute(id: string, how: ExecuteRequest = {}): Promise<AcceptedExecution> {
    return this.api.post(`/workflows/${encodeURIComponent(id)}/execute`, how);
  }

  /** Lets webhooks and schedules run a version. */
  publish(id: string, version: number): Promise<WorkflowDetail> {
    return this.api.post(`/workflows/${encodeURIComponent(id)}/publish`, { version });
  }

  /** Switches webhooks and schedules on or off; executions under way finish. */
  setActive(id: string, isActive: boolean): Promise<WorkflowDetail> {
    return this.api.post(`/workflows/${encodeURIComponent(id)}/${isActive ? 'activate' : 'deactivate'}`, {});
  }
}
