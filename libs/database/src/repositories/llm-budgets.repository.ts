import { LIST_BUDGETS, REMOVE_BUDGET, SET_BUDGET, type BudgetStatus } from '../budgets/budget-statements';
import { HAS_BUDGET, PRUNE_RESERVATIONS, RELEASE_RESERVATION } from '../budgets/reservation-statements';
import {
  reserveUnderLock,
  type ReservationAsk,
  type ReservationOutcome,
} from '../budgets/reserve-under-lock';
import { patiently } from '../connection/patiently';
import type { Sql } from '../connection/sql';
import { isUuid } from './is-uuid';

/** What may be spent in a day; null is no limit. */
export interface BudgetLimits {
  tokensPerDay: number | null;
  costPerDay: number | null;
}

/** Budgets of calls of models, and what is set aside of them (ADR 0020). */
export class LlmBudgetsRepository {
  constructor(private readonly sql: Sql) {}

  /** Sets aside what a call may take, under every budget that applies to it. An outage of the database is waited for. */
  reserve(ask: ReservationAsk): Promise<ReservationOutcome> {
    return patiently(async () => {
      const scope = [ask.ownerId, ask.workflowId];
      const [row] = await this.sql.runIdempotent<{ hasBudget: boolean }>(HAS_BUDGET, scope);
      if (!row?.hasBudget) return { kind: 'unlimited' };
      return this.sql.transaction((run) => reserveUnderLock(run, ask));
    });
  }

  /** Frees what was set aside for a call that was not made, or that took nothing. Where that fails, it expires. */
  async release(ownerId: string, id: string): Promise<void> {
    await this.sql.runIdempotent(RELEASE_RESERVATION, [ownerId, id]);
  }

  /** The account, every workflow that has a budget, and `alsoWorkflowId`: each with what is used today. */
  async status(ownerId: string, alsoWorkflowId: string | null = null): Promise<BudgetStatus[]> {
    return this.sql.runIdempotent<BudgetStatus>(LIST_BUDGETS, [ownerId, alsoWorkflowId]);
  }

  /** Sets the budget of a workflow, or of the whole account (null). False: the owner has no such workflow, or too many budgets. */
  async set(ownerId: string, workflowId: string | null, limits: BudgetLimits): Promise<boolean> {
    if (workflowId !== null && !isUuid(workflowId)) return false;
    const values = [ownerId, workflowId, limits.tokensPerDay, limits.costPerDay];
    const rows = await this.sql.runIdempotent<{ isSet: boolean }>(SET_BUDGET, values);
    return rows.length > 0;
  }

  /** Removes the budget of a workflow, or of the whole account (null). */
  async remove(ownerId: string, workflowId: string | null): Promise<void> {
    if (workflowId !== null && !isUuid(workflowId)) return;
    await this.sql.runIdempotent(REMOVE_BUDGET, [ownerId, workflowId]);
  }

  /** Removes reservations that count for nothing any more. */
  async pruneReservations(limit: number): Promise<number> {
    const [row] = await this.sql.runIdempotent<{ count: number }>(PRUNE_RESERVATIONS, [limit]);
    return row?.count ?? 0;
  }
}
