import type { Sql } from '../connection/sql';
import { FIRST_ID } from '../repositories/id-range';
import { keepSchedules } from './keep-schedules';
import {
  FIND_LOST,
  FIND_UNSCHEDULED,
  LOCK_FREE_WORKFLOW,
  REVIEW_COUNTS,
  REVIEW_SCHEDULES,
  REVIEW_WAITING,
} from './repair-statements';
import type { ScheduleRow } from './schedule-row';

/** Part of a walk over many rows: which workflows need repair, and where the next part begins; no place: it was the last one. */
export interface RepairPage {
  workflowIds: string[];
  place: string | undefined;
}

/** A schedule to look at. */
export interface ReviewedSchedule extends ScheduleRow {
  now: Date;
  /** False when it runs although its workflow does not run this version. */
  isOfVersion: boolean;
}

/** Finds schedules that a crash, an older REX or a change by hand left wrong, and puts them right. */
export class ScheduleRepairsRepository {
  constructor(private readonly sql: Sql) {}

  /** Workflows whose schedules are not those of the version that runs. */
  async findUnscheduled(behind: string | undefined, limit: number): Promise<RepairPage> {
    const rows = await this.sql.runIdempotent<{ id: string }>(FIND_UNSCHEDULED, [behind ?? FIRST_ID, limit]);
    return pageOf(rows, rows, limit);
  }

  /** Workflows of schedules that should be due at some time and are at none. */
  async findLost(limit: number): Promise<string[]> {
    const rows = await this.sql.runIdempotent<{ id: string }>(FIND_LOST, [limit]);
    return [...new Set(rows.map(({ id }) => id))];
  }

  /** Workflows that have fewer schedules than they should, or more. */
  async reviewCounts(behind: string | undefined, limit: number): Promise<RepairPage> {
    type CountRow = { id: string; isRight: boolean };
    const rows = await this.sql.runIdempotent<CountRow>(REVIEW_COUNTS, [behind ?? FIRST_ID, limit]);
    const wrong = rows.filter(({ isRight }) => !isRight);
    return pageOf(rows, wrong, limit);
  }

  /** Schedules to look at, in the order of their ids. */
  async reviewSchedules(behind: string | undefined, limit: number): Promise<ReviewedSchedule[]> {
    return this.sql.runIdempotent<ReviewedSchedule & Record<string, unknown>>(REVIEW_SCHEDULES, [
      behind ?? FIRST_ID,
      limit,
    ]);
  }

  /** Wakes slots that wait and that nobody looks at, in up to `limit` schedules. Says how many it put right. */
  async reviewWaiting(
    behind: string | undefined,
    limit: number,
  ): Promise<{ repaired: number; place: string | undefined }> {
    type WaitingRow = { seen: number; last: string | null; repaired: number };
    const [row] = await this.sql.run<WaitingRow>(REVIEW_WAITING, [behind ?? FIRST_ID, limit]);
    const isLast = !row || row.seen < limit;
    return { repaired: row?.repaired ?? 0, place: isLast ? undefined : (row.last ?? undefined) };
  }

  /** Makes the schedules of a workflow what they should be. False when somebody else is just changing it. */
  async repair(workflowId: string): Promise<boolean> {
    return this.sql.transaction(async (run) => {
      if ((await run(LOCK_FREE_WORKFLOW, [workflowId])).length === 0) return false;
      await keepSchedules(run, workflowId);
      return true;
    });
  }
}

function pageOf(seen: { id: string }[], wrong: { id: string }[], limit: number): RepairPage {
  return {
    workflowIds: wrong.map(({ id }) => id),
    place: seen.length < limit ? undefined : seen.at(-1)?.id,
  };
}
