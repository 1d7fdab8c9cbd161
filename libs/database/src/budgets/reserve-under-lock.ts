import type { RunStatement } from '../connection/sql';
import { decideReservation, type BudgetSpent, type CallEstimate } from './decide-reservation';
import { limitsOf } from './limits-of';
import {
  ADD_RESERVATION,
  LOCK_BUDGETS,
  READ_BUDGET_USE,
  type BudgetUse,
  type LockedBudget,
} from './reservation-statements';

/** A call of a model that is about to be made, and whose it is. */
export interface ReservationAsk extends CallEstimate {
  /** One for all tries of a call: a try whose end nobody heard of is not in the way of the next. */
  id: string;
  ownerId: string;
  workflowId: string;
  /** What is set aside is free again after this time, whatever became of the call: longer than any call takes. */
  expiresInMs: number;
}

/** Whether a call may be made. */
export type ReservationOutcome =
  /** No budget applies. */
  | { kind: 'unlimited' }
  /**
   * Room is set aside until the substep is recorded with this id, or it is released. `maxOutputTokens` is what to tell the vendor, so
   * that the answer can't pass the budget; null: nothing.
   */
  | { kind: 'reserved'; id: string; maxOutputTokens: number | null }
  | BudgetSpent
  /** Calls under way hold the room: try again soon. */
  | { kind: 'busy' };

/** Within a transaction: decides about a call, and sets aside what it may take. What others set aside before the lock is seen. */
export async function reserveUnderLock(run: RunStatement, ask: ReservationAsk): Promise<ReservationOutcome> {
  const { id } = ask;
  const scope = [ask.ownerId, ask.workflowId];
  const budgets = await run<LockedBudget>(LOCK_BUDGETS, scope);
  const [use] = await run<BudgetUse>(READ_BUDGET_USE, [...scope, id]);
  if (budgets.length === 0 || !use) return { kind: 'unlimited' };
  const decision = decideReservation(limitsOf(budgets, use), ask);
  if (decision.kind !== 'reserve') return decision;
  const { tokens, cost, maxOutputTokens } = decision;
  await run(ADD_RESERVATION, [...scope, id, tokens, cost, ask.expiresInMs]);
  return { kind: 'reserved', id, maxOutputTokens };
}
