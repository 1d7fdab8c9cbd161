import { Injectable } from '@nestjs/common';
import { SchedulesRepository, type OwnedSchedule } from '@rex/database';
import type { CurrentUser } from '../../auth/current-user.decorator';
import { fromCursor, toCursor } from '../../common/cursor';
import type { CursorQuery } from '../../common/page.dto';
import { toScheduleResponse } from '../schedule-response';
import { giveWay } from '../tick/give-way';
import type {
  LastSlotResponse,
  OwnedScheduleListResponse,
  OwnedScheduleResponse,
} from './schedule-overview.dto';

/** So many slots to come are shown of each. */
const UPCOMING = 5;

/** The schedules of all workflows of the acting user. */
@Injectable()
export class ScheduleOverviewService {
  constructor(private readonly schedules: SchedulesRepository) {}

  /** @throws UserError `cursor-invalid` */
  async list(user: CurrentUser, { cursor, limit }: CursorQuery): Promise<OwnedScheduleListResponse> {
    const place = cursor == null ? {} : { cursor: fromCursor(cursor) };
    const { items, nextCursor } = await this.schedules.listOwned(user.id, { limit, ...place });
    const next = giveWay();
    const shown: OwnedScheduleResponse[] = [];
    for (const row of items) {
      await next();
      const { id, workflowId, workflowName } = row;
      shown.push({ id, workflowId, workflowName, ...toScheduleResponse(row, UPCOMING), last: lastOf(row) });
    }
    return { items: shown, nextCursor: nextCursor && toCursor(nextCursor) };
  }
}

function lastOf(row: OwnedSchedule): LastSlotResponse | null {
  const { lastFor, lastStatus, lastReason, lastFiredAt, lastExecutionId, lastExecutionStatus } = row;
  if (lastFor === null || lastStatus === null) return null;
  return {
    ...{ scheduledFor: lastFor, status: lastStatus, reason: lastReason },
    latenessMs: lastFiredAt && lastFiredAt.getTime() - lastFor.getTime(),
    ...{ executionId: lastExecutionId, executionStatus: lastExecutionStatus },
  };
}
