import { inject, Injectable } from '@angular/core';
import { ApiClient } from './api-client';
import { EventStream } from './event-stream';
import type { StreamMessage } from './sse-parser';
import type { AcceptedExecution, Execution, Step } from './types';
import type { RetryRequest } from './openapi';

/** The routes under /executions. */
@Injectable({ providedIn: 'root' })
export class ExecutionsApi {
  private readonly api = inject(ApiClient);
  private readonly streams = inject(EventStream);

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

  /** What changes in an execution after a revision, until it ends. Rejects when the stream can't be opened or breaks off. */
  events(id: string, afterRevision: number, signal: AbortSignal): AsyncGenerator<StreamMessage, void> {
    const path = `/executions/${encodeURIComponent(id)}/events`;
    return this.streams.open(path, { lastEventId: String(afterRevision), signal });
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
