import { inject, Injectable } from '@angular/core';
import { ApiClient } from './api-client';
import type { ExecuteRequest } from './openapi';
import type {
  AcceptedExecution,
  Drawing,
  ExecutionSummary,
  ExportFile,
  ImportReport,
  NewWorkflow,
  Page,
  SparseDraft,
  TagCount,
  WorkflowDetail,
  WorkflowDraft,
  WorkflowSummary,
  WorkflowVersion,
} from './types';

/** Which workflows to list; what is left out is not asked for. */
export interface WorkflowListQuery {
  page: number;
  limit: number;
  search?: string;
  tag?: readonly string[];
  active?: boolean;
  trigger?: 'manual' | 'webhook' | 'schedule';
  sort?: string;
  bin?: boolean;
}

/** The routes under /workflows. */
@Injectable({ providedIn: 'root' })
export class WorkflowsApi {
  private readonly api = inject(ApiClient);

  /** One page of the user's workflows. */
  list(query: WorkflowListQuery, signal?: AbortSignal): Promise<Page<WorkflowSummary>> {
    const asked = Object.entries({ ...query, tag: query.tag?.join(',') }).flatMap(([name, value]) =>
      value === undefined || value === '' ? [] : [[name, String(value)] as const],
    );
    return this.api.get('/workflows', { query: Object.fromEntries(asked), signal });
  }

  /** All tags of the user's workflows. */
  async listTags(signal?: AbortSignal): Promise<TagCount[]> {
    return (await this.api.get<{ items: TagCount[] }>('/workflows/tags', { signal })).items;
  }

  /** Small pictures, by id; those of unknown workflows are missing. */
  async listDrawings(ids: readonly string[], signal?: AbortSignal): Promise<Map<string, Drawing>> {
    const query = { id: ids.join(',') };
    const { items } = await this.api.get<{ items: (Drawing & { id: string })[] }>('/workflows/drawings', {
      query,
      signal,
    });
    return new Map(items.map((item) => [item.id, item]));
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
  create(
    workflow: NewWorkflow | SparseDraft | (WorkflowDraft & { publish: boolean }),
  ): Promise<WorkflowDetail> {
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

  setTags(id: string, tags: readonly string[]): Promise<WorkflowDetail> {
    return this.api.patch(`/workflows/${encodeURIComponent(id)}`, { tags });
  }

  duplicate(id: string): Promise<WorkflowDetail> {
    return this.api.post(`/workflows/${encodeURIComponent(id)}/duplicate`, {});
  }

  /** Puts a workflow into the bin. */
  remove(id: string): Promise<void> {
    return this.api.delete(`/workflows/${encodeURIComponent(id)}`);
  }

  /** Deletes a workflow for good, with its executions. */
  removeForGood(id: string): Promise<void> {
    return this.api.delete(`/workflows/${encodeURIComponent(id)}?permanent=true`);
  }

  /** Takes a workflow out of the bin, switched off. */
  restore(id: string): Promise<WorkflowDetail> {
    return this.api.post(`/workflows/${encodeURIComponent(id)}/restore`, {});
  }

  /** The newest version as a file, without keys and secrets. */
  exportFile(id: string): Promise<ExportFile> {
    return this.api.get(`/workflows/${encodeURIComponent(id)}/export`);
  }

  /** What an import would give; nothing is saved. */
  async tryImport(file: object, signal?: AbortSignal): Promise<ImportReport> {
    const path = '/workflows/import?dryRun=true';
    return (await this.api.post<{ report: ImportReport }>(path, file, signal)).report;
  }

  /** Saves a file, or a document, as a draft that nothing starts. */
  import(file: object): Promise<{ workflow: WorkflowDetail; report: ImportReport }> {
    return this.api.post('/workflows/import', file);
  }
}
