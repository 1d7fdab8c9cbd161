import { inject, Injectable } from '@angular/core';
import { SchedulesApi, type OwnedSchedule } from '../api/schedules-api';
import { CursorList } from '../ui/cursor-list';

const PAGE_SIZE = 50;

/** The schedules of all workflows. */
@Injectable()
export class ScheduleListStore extends CursorList<OwnedSchedule> {
  private readonly api = inject(SchedulesApi);

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
    this.change((row) => {
      const news = row.workflowId === workflowId && told.find(({ nodeId }) => nodeId === row.nodeId);
      return news ? { ...row, ...news } : row;
    });
  }

  protected override read(cursor: string | null, signal: AbortSignal): ReturnType<SchedulesApi['list']> {
    return this.api.list(cursor, PAGE_SIZE, signal);
  }
}
