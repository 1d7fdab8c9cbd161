import { inject, Injectable } from '@angular/core';
import { ApiClient } from './api-client';
import type { Execution } from './types';

/** The routes under /executions. */
@Injectable({ providedIn: 'root' })
export class ExecutionsApi {
  private readonly api = inject(ApiClient);

  /** An execution with its steps as they stand now. */
  get(id: string, signal?: AbortSignal): Promise<Execution> {
    return this.api.get(`/executions/${encodeURIComponent(id)}`, { signal });
  }
}
