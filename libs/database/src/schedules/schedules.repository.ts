import type { QueryResultRow } from 'pg';
import type { RunStatement, Sql } from '../connection/sql';
import { isUuid } from '../repositories/is-uuid';
import { instants } from './keep-statements';
import { passedOver } from './passed-over';
import { dueOf } from './plan-kept-schedules';
import type { ScheduleRow } from './schedule-row';
import {
  CANCEL_BACKFILL,
  COUNT_TAKEN,
  FIND_SKIPPED_TOGETHER,
  KEEP_SKIPPED_TOGETHER,
  LIST_OWNED_SCHEDULES,
  LIST_SCHEDULES,
  LIST_SLOTS,
  LOCK_SCHEDULE,
  PAUSE_SCHEDULES,
  QUEUE_BACKFILL,
  RESUME_SCHEDULES,
} from './schedule-statements';
import { ScheduleTick } from './schedule-tick';

/** A schedule with what waits in it. */
export interface ListedSchedule extends ScheduleRow {
  now: Date;
  /** Counted up to 1,001, as the next. */
  waitingSlots: number;
  waitingBackfills: number;
}

/** A schedule in the list of all that an owner has. */
export interface OwnedSchedule extends ListedSchedule {
  workflowName: string;
  /** The latest slot about which something was decided; null: none yet. */
  lastFor: Date | null;
  lastStatus: SlotRow['status'] | null;
  lastReason: string | null;
  lastFiredAt: Date | null;
  lastExecutionId: string | null;
  lastExecutionStatus: string | null;
}

/** A slot about which something was decided. */
export interface SlotRow {
  scheduleId: string;
  nodeId: string;
  scheduledFor: Date;
  origin: 'due' | 'backfill';
  status: 'queued' | 'fired' | 'skipped';
  reason: string | null;
  /** The last of several slots that were skipped together. */
  skippedUntil: Date | null;
  executionId: string | null;
  /** Null when it is not kept any more. */
  executionStatus: string | null;
  firedAt: Date | null;
}

/** A slot's place in a list. */
export interface SlotPlace {
  scheduleId: string;
  scheduledFor: Date;
}

/** Which slots to list. */
export interface SlotListFilter {
  nodeId?: string;
  behind?: SlotPlace;
  limit: number;
}

/** A schedule whose past slots are to be made up for. */
export interface BackfillTarget extends ScheduleRow {
  now: Date;
  /** Slots up to here may have started and are forgotten. */
  forgottenUntil: Date | null;
  /** Counted up to 10,001. */
  waitingBackfills: number;
}

/** What a backfill is to do. */
export interface BackfillPlan {
  /** The slots to make up for, oldest first. */
  slots: Date[];
  /** How many start at a time; null: only count. */
  concurrency: number | null;
  /** The slots that come after these, some of them: what was skipped together with these and is not made up for begins there. */
  following: () => Date[];
}

/** How many slots a backfill has, and how many of them it leaves alone since they have started or wait to. */
export interface BackfillCount {
  slots: number;
  taken: number;
}

/** What owners see of their schedules and do with them. */
export class SchedulesRepository {
  constructor(private readonly sql: Sql) {}

  async list(ownerId: string, workflowId: string): Promise<ListedSchedule[]> {
    if (!isUuid(workflowId)) return [];
    return this.sql.runIdempotent<ListedSchedule & QueryResultRow>(LIST_SCHEDULES, [ownerId, workflowId]);
  }

  /** A page of the owner's schedules in all workflows, and the cursor behind it. */
  async listOwned(
    ownerId: string,
    { cursor, limit }: { cursor?: string; limit: number },
  ): Promise<{ items: OwnedSchedule[]; nextCursor: string | null }> {
    const values = [ownerId, cursor ?? null, limit + 1];
    const rows = await this.sql.runIdempotent<OwnedSchedule & QueryResultRow>(LIST_OWNED_SCHEDULES, values);
    const items = rows.slice(0, limit);
    return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
  }

  /** A page of slots, newest first, and the place behind it if there are more. */
  async listSlots(
    ownerId: string,
    workflowId: string,
    { nodeId, behind, limit }: SlotListFilter,
  ): Promise<{ items: SlotRow[]; next: SlotPlace | null }> {
    if (!isUuid(workflowId)) return { items: [], next: null };
    const place = [behind?.scheduledFor.toISOString() ?? null, behind?.scheduleId ?? null];
    const values = [ownerId, workflowId, nodeId ?? null, ...place, limit + 1];
    const rows = await this.sql.runIdempotent<SlotRow & QueryResultRow>(LIST_SLOTS, values);
    const items = rows.slice(0, limit);
    return { items, next: rows.length > limit ? (items.at(-1) ?? null) : null };
  }

  /** Nothing starts until `resume`: of a node, or of the whole workflow. Pausing twice changes nothing. */
  async pause(ownerId: string, workflowId: string, nodeId?: string): Promise<void> {
    await this.sql.run(PAUSE_SCHEDULES, [ownerId, workflowId, nodeId ?? null]);
  }

  /** Goes on after a pause, with the next slot from now. Slots that came due meanwhile are noted as skipped. */
  async resume(ownerId: string, workflowId: string, nodeId?: string): Promise<void> {
    await this.sql.transaction(async (run) => {
      type ResumedRow = ScheduleRow & { now: Date } & QueryResultRow;
      const rows = await run<ResumedRow>(RESUME_SCHEDULES, [ownerId, workflowId, nodeId ?? null]);
      const tick = new ScheduleTick(run);
      const running = rows.filter(({ stoppedAt }) => stoppedAt === null);
      await tick.addSlots(running.flatMap((row) => passedOver(row, row.now, 'paused')));
      await tick.advance(running.map((row) => ({ id: row.id, ...dueOf(row, null, row.now), waits: true })));
    });
  }

  /**
   * Has past slots of a schedule made up for, as `plan` chooses them, or counts them. Undefined when there is no such schedule.
   */
  backfill(
    ownerId: string,
    workflowId: string,
    nodeId: string,
    plan: (target: BackfillTarget) => BackfillPlan,
  ): Promise<BackfillCount | undefined> {
    return this.sql.transaction(async (run) => {
      const [target] = await run<BackfillTarget & QueryResultRow>(LOCK_SCHEDULE, [
        ownerId,
        workflowId,
        nodeId,
      ]);
      if (!target) return undefined;
      const chosen = plan(target);
      const { slots, concurrency } = chosen;
      const times = instants(slots);
      if (concurrency === null) {
        return { slots: slots.length, taken: await countOf(run, COUNT_TAKEN, [target.id, times]) };
      }
      await keepSkippedTogether(run, target.id, chosen);
      const queued = await countOf(run, QUEUE_BACKFILL, [target.id, times, concurrency]);
      return { slots: slots.length, taken: slots.length - queued };
    });
  }

  /** Ends backfills: what has not started does not any more. Says how many slots that were. */
  cancelBackfill(ownerId: string, workflowId: string, nodeId?: string): Promise<number> {
    return this.sql.transaction((run) =>
      countOf(run, CANCEL_BACKFILL, [ownerId, workflowId, nodeId ?? null]),
    );
  }
}

/** A row may tell of many slots that were skipped. When a backfill takes its first one, another row tells of the others. */
async function keepSkippedTogether(
  run: RunStatement,
  id: string,
  { slots, following }: BackfillPlan,
): Promise<void> {
  type Together = { reason: string; skippedUntil: Date };
  const [together] = await run<Together>(FIND_SKIPPED_TOGETHER, [id, instants(slots)]);
  const last = slots.at(-1);
  if (!together || !last || together.skippedUntil <= last) return;
  const { reason, skippedUntil } = together;
  await run(KEEP_SKIPPED_TOGETHER, [id, instants(following()), skippedUntil.toISOString(), reason]);
}

async function countOf(run: RunStatement, statement: typeof COUNT_TAKEN, values: unknown[]): Promise<number> {
  const [row] = await run<{ count: number }>(statement, values);
  return row?.count ?? 0;
}
