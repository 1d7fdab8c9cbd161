import type { Sql, Statement } from '../connection/sql';
import { FIRST_ID } from '../repositories/id-range';
import {
  FIND_EXCESS_SLOTS,
  PRUNE_EXCESS_SLOTS,
  PRUNE_OLD_SLOTS,
  PRUNE_STOPPED,
} from './retention-statements';

/** A schedule, and up to which slot it has too many; null when it has not. */
export interface SlotExcess {
  id: string;
  upTo: Date | null;
}

/** Removing slots that are not kept any longer, in batches. What waits stays. */
export class ScheduleRetentionRepository {
  constructor(private readonly sql: Sql) {}

  /** Slots about which was decided so many days ago. */
  pruneOldSlots(days: number, limit: number): Promise<number> {
    return this.prune(PRUNE_OLD_SLOTS, [days, limit]);
  }

  /** The schedules behind one, in the order of their ids, and which have more than `kept` slots. */
  findExcess(behind: string | undefined, limit: number, kept: number): Promise<SlotExcess[]> {
    return this.sql.runIdempotent<SlotExcess & Record<string, unknown>>(FIND_EXCESS_SLOTS, [
      behind ?? FIRST_ID,
      limit,
      kept,
    ]);
  }

  /** The oldest slots of a schedule, up to one. */
  pruneExcessSlots(id: string, upTo: Date, limit: number): Promise<number> {
    return this.prune(PRUNE_EXCESS_SLOTS, [id, upTo.toISOString(), limit]);
  }

  /** Schedules whose trigger is gone so many days, and of which no slot is left and nothing that started is forgotten. */
  pruneStopped(days: number, limit: number): Promise<number> {
    return this.prune(PRUNE_STOPPED, [days, limit]);
  }

  private async prune(statement: Statement, values: unknown[]): Promise<number> {
    const [row] = await this.sql.runIdempotent<{ count: number }>(statement, values);
    return row?.count ?? 0;
  }
}
