import { inject, Injectable } from '@angular/core';
import { SchedulesApi, type OwnedSchedule, type PastSlot } from '../api/schedules-api';
import type { PastSlotListResponse } from '../api/openapi';
import { CursorList } from '../ui/cursor-list';
import { ScheduleListStore } from './schedule-list.store';

const PAGE_SIZE = 10;

/** The past slots of one schedule, newest first. What comes with them of the schedule itself goes to the list of schedules. */
@Injectable()
export class PastSlotsStore extends CursorList<PastSlot> {
  private readonly api = inject(SchedulesApi);
  private readonly schedules = inject(ScheduleListStore);
  schedule: Pick<OwnedSchedule, 'workflowId' | 'nodeId'> = { workflowId: '', nodeId: '' };

  protected override async read(cursor: string | null, signal: AbortSignal): Promise<PastSlotListResponse> {
    const { workflowId, nodeId } = this.schedule;
    const query = { nodeId, cursor, limit: PAGE_SIZE };
    const { schedules, past } = await this.api.ofWorkflow(workflowId, query, signal);
    // With a cursor, no slots to come are told.
    if (cursor === null) this.schedules.note(workflowId, schedules);
    return past;
  }
}
