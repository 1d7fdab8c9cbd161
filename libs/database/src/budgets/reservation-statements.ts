import type { Statement } from '../connection/sql';

/** Calls count for the day on which they end, by the database's clock. Within a transaction `now()` would be that of its begin. */
const TODAY = `(statement_timestamp() AT TIME ZONE 'UTC')::date`;

/** Whether a budget applies to calls of workflow $2 of owner $1. */
export const HAS_BUDGET: Statement = {
  name: 'has_budget',
  text: `
    SELECT EXISTS (
      SELECT FROM llm_budgets WHERE owner_id = $1 AND (workflow_id IS NULL OR workflow_id = $2)
    ) AS "hasBudget"`,
};

/** Locks the budgets that apply to workflow $2 of owner $1, that of the account first, and reads them. */
export const LOCK_BUDGETS: Statement = {
  name: 'lock_budgets',
  text: `
    SELECT workflow_id IS NOT NULL AS "isOfWorkflow", tokens_per_day::float8 AS "tokensPerDay", cost_per_day::float8 AS "costPerDay"
    FROM llm_budgets WHERE owner_id = $1 AND (workflow_id IS NULL OR workflow_id = $2)
    ORDER BY workflow_id NULLS FIRST FOR UPDATE`,
};

/** A row of LOCK_BUDGETS. */
export interface LockedBudget {
  isOfWorkflow: boolean;
  tokensPerDay: number | null;
  costPerDay: number | null;
}

const sums = (tokens: string) => `
      coalesce(sum(${tokens}), 0) AS account_tokens, coalesce(sum(cost), 0) AS account_cost,
      coalesce(sum(${tokens}) FILTER (WHERE workflow_id = $2), 0) AS workflow_tokens,
      coalesce(sum(cost) FILTER (WHERE workflow_id = $2), 0) AS workflow_cost`;

/** What owner $1, and of that workflow $2, used today and has set aside by others than the reservation $3. */
export const READ_BUDGET_USE: Statement = {
  name: 'read_budget_use',
  text: `
    SELECT u.account_tokens::float8 AS "usedByAccount", u.account_cost::float8 AS "costOfAccount",
      u.workflow_tokens::float8 AS "usedByWorkflow", u.workflow_cost::float8 AS "costOfWorkflow",
      h.account_tokens::float8 AS "heldByAccount", h.account_cost::float8 AS "heldCostOfAccount",
      h.workflow_tokens::float8 AS "heldByWorkflow", h.workflow_cost::float8 AS "heldCostOfWorkflow"
    FROM (
      SELECT ${sums('input_tokens + output_tokens')} FROM llm_usage_days WHERE owner_id = $1 AND day = ${TODAY}
    ) AS u, (
      SELECT ${sums('tokens')} FROM llm_reservations WHERE owner_id = $1 AND expires_at > statement_timestamp() AND id <> $3
    ) AS h`,
};

/** The row of READ_BUDGET_USE. */
export interface BudgetUse {
  usedByAccount: number;
  costOfAccount: number;
  usedByWorkflow: number;
  costOfWorkflow: number;
  heldByAccount: number;
  heldCostOfAccount: number;
  heldByWorkflow: number;
  heldCostOfWorkflow: number;
}

/** Sets $4 tokens and $5 USD aside as $3, for $6 milliseconds. */
export const ADD_RESERVATION: Statement = {
  name: 'add_reservation',
  text: `
    INSERT INTO llm_reservations AS r (owner_id, workflow_id, id, tokens, cost, expires_at)
    VALUES ($1, $2, $3, $4, $5, statement_timestamp() + $6::float8 * interval '1 millisecond')
    ON CONFLICT (id) DO UPDATE SET tokens = excluded.tokens, cost = excluded.cost, expires_at = excluded.expires_at
    WHERE r.owner_id = excluded.owner_id`,
};

/** Frees what owner $1 set aside as $2. */
export const RELEASE_RESERVATION: Statement = {
  name: 'release_reservation',
  text: 'DELETE FROM llm_reservations WHERE owner_id = $1 AND id = $2',
};

/** Removes up to $1 reservations that have expired. */
export const PRUNE_RESERVATIONS: Statement = {
  name: 'prune_reservations',
  text: `
    WITH expired AS (
      SELECT id FROM llm_reservations WHERE expires_at <= now() ORDER BY expires_at LIMIT $1 FOR UPDATE SKIP LOCKED
    ), gone AS (
      DELETE FROM llm_reservations r USING expired x WHERE r.id = x.id RETURNING 1
    )
    SELECT count(*)::int AS count FROM gone`,
};
