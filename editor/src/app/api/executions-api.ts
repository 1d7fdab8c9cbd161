import { inject, Injectable } from '@angular/core';
import { ApiClient } from './api-client';
import type {
  BulkRequest,
  BulkResponse,
  BulkRetryRequest,
  ExecutionFilterRequest,
  RetryRequest,
} from './openapi';
import type { AcceptedExecution, Execution, ListedExecution, Step, Substep } from './types';

/** A page of the list of executions; `nextCursor` null says that there is no more. */
export interface ExecutionPage {
  items: ListedExecution[];
  nextCursor: string | null;
}

/** What can be done to many at once. */
export type BulkAction = BulkResponse['action'];

/** The routes under /executions. */
@Injectable({ providedIn: 'root' })
export class ExecutionsApi {
  private readonly api = inject(ApiClient);

  /** A page of the user's executions, newest first; without a cursor the first. A page may be empty and still have a next one. */
  list(
    filter: ExecutionFilterRequest,
    page: { cursor?: string; limit: number },
    signal?: AbortSignal,
  ): Promise<ExecutionPage> {
    const { status, ...rest } = filter;
    const named = Object.entries({ ...rest, status: status?.join(','), ...page }).filter(
      (pair): pair is [string, string | number] => pair[1] !== undefined,
    );
    return this.api.get('/executions', { query: Object.fromEntries(named), signal });
  }

  /** Acts on many, at most 1,000 in one call, or only counts them. */
  bulk(
    action: BulkAction,
    request: BulkRequest | BulkRetryRequest,
    signal?: AbortSignal,
  ): Promise<BulkResponse> {
    return this.api.post(`/executions/bulk-${action}`, request, signal);
  }

  /** An execution whose steps come without their values, and without its own where they are large. */
  getWithoutValues(id: string, signal?: AbortSignal): Promise<Execution> {
    return this.api.get(`/executions/${encodeURIComponent(id)}`, { query: { values: 'none' }, signal });
  }

  /** The calls that a step made of models and tools. */
  listSubsteps(id: string, nodeId: string, signal?: AbortSignal): Promise<{ items: Substep[] }> {
    const path = `/executions/${encodeURIComponent(id)}/steps/${encodeURIComponent(nodeId)}/substeps`;
    return this.api.get(path, { signal });
  }

  /** Deletes an execution that has ended. */
  delete(id: string): Promise<void> {
    return this.api.delete(`/executions/${encodeURIComponent(id)}`);
  }

  /** An execution with its steps as they stand now. */
  get(id: string, signal?: AbortSignal): Promise<Execution> {
    return this.api.get(`/executions/${encodeURIComponent(id)}`, { signal });
  }

  /** One step, with its whole input, output and logs however large they are. */
  getStep(id: string, nodeId: string, signal?: AbortSignal): Promise<Step> {
    return this.api.get(`/executions/${encodeURIComponent(id)}/steps/${encodeURIComponent(nodeId)}`, {
      signal,
    });
  }

  /** Ends an execution; what runs is stopped within a second. */
  cancel(id: string): Promise<AcceptedExecution> {
    return this.api.post(`/executions/${encodeURIComponent(id)}/cancel`, {});
  }

  /** Runs an execution once more as a new one: all of it, or from a node on, with the same input or another. */
  retry(id: string, how: RetryRequest = {}): Promise<AcceptedExecution> {
    return this.api.post(`/executions/${encodeURIComponent(id)}/retry`, how);
  }
}
