import { inject, Injectable } from '@angular/core';
import { ApiClient } from './api-client';
import type { PreviewResponse } from './openapi';

/** A schedule in words, and its next due times. */
export type SchedulePreview = PreviewResponse;

/** The routes under /schedules. */
@Injectable({ providedIn: 'root' })
export class SchedulesApi {
  private readonly api = inject(ApiClient);

  /** What a schedule would do; it need not exist. */
  preview(query: Record<string, string | number>, signal?: AbortSignal): Promise<SchedulePreview> {
    return this.api.get('/schedules/preview', { query, signal });
  }
}
