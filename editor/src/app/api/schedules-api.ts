import { inject, Injectable } from '@angular/core';
import { ApiClient } from './api-client';
import type {
  AcceptedResponse,
  BackfillCancelledResponse,
  BackfillRequest,
  BackfillResponse,
  OwnedScheduleListResponse,
  OwnedScheduleResponse,
  PastSlotResponse,
  PreviewResponse,
  ScheduleListResponse,
  WorkflowScheduleResponse,
} from './openapi';

/** A schedule in words, and its next due times. */
export type SchedulePreview = PreviewResponse;
/** A schedule in the list of all. */
export type OwnedSchedule = OwnedScheduleResponse;
/** A slot about which something was decided. */
export type PastSlot = PastSlotResponse;
export type BackfillCount = BackfillResponse;
export type BackfillRange = BackfillRequest;

/** The routes under /schedules, and those of the schedules of a workflow. */
@Injectable({ providedIn: 'root' })
export class SchedulesApi {
  private readonly api = inject(ApiClient);

  /** What a schedule would do; it need not exist. */
  preview(query: Record<string, string | number>, signal?: AbortSignal): Promise<SchedulePreview> {
    return this.api.get('/schedules/preview', { query, signal });
  }

  /** A page of the schedules of all workflows. */
  list(cursor: string | null, limit: number, signal?: AbortSignal): Promise<OwnedScheduleListResponse> {
    return this.api.get('/schedules', { query: { limit, ...(cursor !== null && { cursor }) }, signal });
  }

  /** The schedules of a workflow, with a page of the past slots of one. */
  ofWorkflow(
    workflowId: string,
    { nodeId, cursor, limit }: { nodeId: string; cursor: string | null; limit: number },
    signal?: AbortSignal,
  ): Promise<WorkflowScheduleResponse> {
    const query = { nodeId, limit, ...(cursor !== null && { cursor }) };
    return this.api.get(pathOf(workflowId), { query, signal });
  }

  pause(workflowId: string, nodeId: string): Promise<ScheduleListResponse> {
    return this.api.post(`${pathOf(workflowId)}/pause`, { nodeId });
  }

  resume(workflowId: string, nodeId: string): Promise<ScheduleListResponse> {
    return this.api.post(`${pathOf(workflowId)}/resume`, { nodeId });
  }

  /** Starts an execution now, outside of slots. */
  run(workflowId: string, nodeId: string): Promise<AcceptedResponse> {
    return this.api.post(`${pathOf(workflowId)}/run`, { nodeId });
  }

  /** Makes up for past slots, or only counts them. */
  backfill(workflowId: string, range: BackfillRange): Promise<BackfillCount> {
    return this.api.post(`${pathOf(workflowId)}/backfill`, range);
  }

  /** What of backfills has not started does not start any more. */
  cancelBackfill(workflowId: string, nodeId: string): Promise<BackfillCancelledResponse> {
    return this.api.delete(`${pathOf(workflowId)}/backfill?nodeId=${encodeURIComponent(nodeId)}`);
  }
}

function pathOf(workflowId: string): string {
  return `/workflows/${encodeURIComponent(workflowId)}/schedule`;
}
