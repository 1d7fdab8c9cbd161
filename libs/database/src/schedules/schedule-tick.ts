import type { AcceptOutcome, NewExecution } from '@rex/engine';
import type { RunStatement } from '../connection/sql';
import { textArray } from '../connection/text-array';
import { ACCEPT, acceptValues, toOutcomes, type AcceptedRow } from '../store/accept-statement';
import { instants } from './keep-statements';
import type { ScheduleRow } from './schedule-row';
import {
  ADVANCE,
  CLAIM_DUE,
  CLAIM_WAITING,
  COUNT_UNDER_WAY,
  FIND_WAITING,
  INSERT_SLOTS,
  REFUSE_SLOTS,
  START_SLOTS,
  WAIT_ON,
} from './tick-statements';

/** A schedule that is due, held by this transaction. */
export interface ClaimedSchedule extends ScheduleRow {
  /** The time of the transaction, by the database's clock. */
  now: Date;
}

/** A schedule in which something waits, held by this transaction. */
export interface ClaimedWaiting extends ClaimedSchedule {
  backfillConcurrency: number;
}

/** What runs of a schedule and what waits in it. */
export interface WaitingSlots {
  id: string;
  unfinished: number;
  unfinishedBackfills: number;
  /** Due times, oldest first. */
  slots: Date[];
  backfills: Date[];
}

/** A slot by its key. */
export interface SlotKey {
  scheduleId: string;
  slot: Date;
}

/** What became of a slot. */
export type NewSlot = SlotKey &
  (
    | { status: 'fired'; executionId: string }
    | { status: 'queued' }
    | { status: 'skipped'; reason: string; skippedUntil?: Date }
  );

/** When a schedule is due next. */
export interface Advance extends Pick<
  ScheduleRow,
  'id' | 'nextSlotAt' | 'nextDueAt' | 'hasEnded' | 'problem'
> {
  /** Whether a slot of it waits from now on. */
  waits: boolean;
}

/** One transaction of a tick: what it claims it holds until the end, and all that it does is committed together or not at all. */
export class ScheduleTick {
  constructor(private readonly run: RunStatement) {}

  claimDue(limit: number): Promise<ClaimedSchedule[]> {
    return this.run<ClaimedSchedule & Row>(CLAIM_DUE, [limit]);
  }

  claimWaiting(limit: number): Promise<ClaimedWaiting[]> {
    return this.run<ClaimedWaiting & Row>(CLAIM_WAITING, [limit]);
  }

  /** How many executions of schedules are unfinished, and how many slots wait. */
  async countUnderWay(ids: string[]): Promise<Map<string, { unfinished: number; waiting: number }>> {
    if (ids.length === 0) return new Map();
    type UnderWayRow = { id: string; unfinished: number; waiting: number };
    const rows = await this.run<UnderWayRow>(COUNT_UNDER_WAY, [ids]);
    return new Map(rows.map(({ id, ...counts }) => [id, counts]));
  }

  findWaiting(ids: string[], limit: number): Promise<WaitingSlots[]> {
    return this.run<WaitingSlots & Row>(FIND_WAITING, [ids, limit]);
  }

  /** Notes what became of slots; gives back the ids of executions that may start. A slot that is known already starts nothing. */
  async addSlots(slots: NewSlot[]): Promise<Set<string>> {
    if (slots.length === 0) return new Set();
    const skipped = slots.map((each) => (each.status === 'skipped' ? each : undefined));
    const rows = await this.run<{ executionId: string | null }>(INSERT_SLOTS, [
      slots.map((each) => each.scheduleId),
      instants(slots.map((each) => each.slot)),
      textArray(slots.map((each) => each.status)),
      textArray(skipped.map((each) => each?.reason ?? null)),
      instants(skipped.map((each) => each?.skippedUntil)),
      slots.map((each) => (each.status === 'fired' ? each.executionId : null)),
    ]);
    return new Set(rows.flatMap(({ executionId }) => executionId ?? []));
  }

  /** Starts slots that wait; gives back the ids of executions that may start. */
  async startSlots(slots: (SlotKey & { executionId: string })[]): Promise<Set<string>> {
    if (slots.length === 0) return new Set();
    const values = [...keysOf(slots), slots.map((each) => each.executionId)];
    const rows = await this.run<{ executionId: string }>(START_SLOTS, values);
    return new Set(rows.map(({ executionId }) => executionId));
  }

  /** Accepts executions with this transaction. They have no idempotency key: the slot is theirs. */
  async accept(requests: NewExecution[]): Promise<AcceptOutcome[]> {
    if (requests.length === 0) return [];
    return toOutcomes(requests, await this.run<AcceptedRow & Row>(ACCEPT, acceptValues(requests)));
  }

  /** Slots whose executions were refused. */
  async refuseSlots(slots: SlotKey[]): Promise<void> {
    if (slots.length > 0) await this.run(REFUSE_SLOTS, keysOf(slots));
  }

  async advance(rows: Advance[]): Promise<void> {
    if (rows.length === 0) return;
    await this.run(ADVANCE, [
      rows.map((each) => each.id),
      instants(rows.map((each) => each.nextSlotAt)),
      instants(rows.map((each) => each.nextDueAt)),
      rows.map((each) => each.hasEnded),
      textArray(rows.map((each) => each.problem)),
      rows.map((each) => each.waits),
    ]);
  }

  /** Has schedules looked at again if something still waits in them. */
  async waitOn(ids: string[]): Promise<void> {
    await this.run(WAIT_ON, [ids]);
  }
}

type Row = Record<string, unknown>;

function keysOf(slots: SlotKey[]): unknown[] {
  return [slots.map((each) => each.scheduleId), instants(slots.map((each) => each.slot))];
}
