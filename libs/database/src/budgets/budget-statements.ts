import type { Statement } from '../connection/sql';

/** An owner may have so many budgets of workflows: as many as are listed at once. */
export const MAX_WORKFLOW_BUDGETS = 500;

/**
 * Sets the budget of workflow $2, or of the whole account (null), of owner $1 to $3 tokens and $4 USD a day. Writes nothing for a
 * workflow that is not the owner's or lies in the bin, nor beyond so many budgets (MAX_WORKFLOW_BUDGETS).
 */
export const SET_BUDGET: Statement = {
  name: 'set_budget',
  text: `
    INSERT INTO llm_budgets (owner_id, workflow_id, tokens_per_day, cost_per_day)
    SELECT $1::uuid, $2::uuid, $3::bigint, $4::numeric
    WHERE $2 IS NULL OR (
      EXISTS (SELECT FROM workflows WHERE id = $2 AND owner_id = $1 AND deleted_at IS NULL) AND (
        (SELECT count(*) FROM llm_budgets WHERE owner_id = $1 AND workflow_id IS NOT NULL) < ${MAX_WORKFLOW_BUDGETS}
        OR EXISTS (SELECT FROM llm_budgets WHERE owner_id = $1 AND workflow_id = $2)))
    ON CONFLICT ON CONSTRAINT llm_budgets_key DO UPDATE SET
      tokens_per_day = excluded.tokens_per_day, cost_per_day = excluded.cost_per_day, updated_at = now()
    RETURNING true AS "isSet"`,
};

/** Removes the budget of workflow $2, or of the whole account (null), of owner $1. */
export const REMOVE_BUDGET: Statement = {
  name: 'remove_budget',
  text: 'DELETE FROM llm_budgets WHERE owner_id = $1 AND workflow_id IS NOT DISTINCT FROM $2::uuid',
};

/**
 * The account of owner $1, then every workflow that has a budget, and workflow $2 (or null) also without one: each with what it used
 * today and has set aside. Workflows in the bin spend nothing and are left out.
 */
export const LIST_BUDGETS: Statement = {
  name: 'list_budgets',
  text: `
    WITH used AS MATERIALIZED (
      SELECT workflow_id, sum(input_tokens + output_tokens) AS tokens, sum(cost) AS cost, sum(unpriced_calls) AS unpriced
      FROM llm_usage_days WHERE owner_id = $1 AND day = (now() AT TIME ZONE 'UTC')::date GROUP BY workflow_id
    ), held AS MATERIALIZED (
      SELECT workflow_id, sum(tokens) AS tokens, sum(cost) AS cost
      FROM llm_reservations WHERE owner_id = $1 AND expires_at > now() GROUP BY workflow_id
    ), scopes AS (
      SELECT NULL::uuid AS workflow_id UNION SELECT workflow_id FROM llm_budgets WHERE owner_id = $1 UNION SELECT $2::uuid
    )
    SELECT s.workflow_id AS "workflowId", w.name AS "workflowName", b.tokens_per_day::float8 AS "tokensPerDay",
      b.cost_per_day::float8 AS "costPerDay", u.tokens::float8 AS "usedTokens", u.cost::float8 AS "usedCost",
      u.unpriced::float8 AS "unpricedCalls", h.tokens::float8 AS "heldTokens", h.cost::float8 AS "heldCost",
      ((now() AT TIME ZONE 'UTC')::date + 1)::timestamp AT TIME ZONE 'UTC' AS "dayEndsAt"
    FROM scopes s
    LEFT JOIN llm_budgets b ON b.owner_id = $1 AND b.workflow_id IS NOT DISTINCT FROM s.workflow_id
    LEFT JOIN workflows w ON w.id = s.workflow_id AND w.owner_id = $1 AND w.deleted_at IS NULL
    CROSS JOIN LATERAL (
      SELECT coalesce(sum(tokens), 0) AS tokens, coalesce(sum(cost), 0) AS cost, coalesce(sum(unpriced), 0) AS unpriced
      FROM used WHERE s.workflow_id IS NULL OR used.workflow_id = s.workflow_id
    ) AS u
    CROSS JOIN LATERAL (
      SELECT coalesce(sum(tokens), 0) AS tokens, coalesce(sum(cost), 0) AS cost
      FROM held WHERE s.workflow_id IS NULL OR held.workflow_id = s.workflow_id
    ) AS h
    WHERE s.workflow_id IS NULL OR w.id IS NOT NULL
    ORDER BY s.workflow_id NULLS FIRST`,
};

/** A row of LIST_BUDGETS. */
export interface BudgetStatus {
  /** Null for the whole account. */
  workflowId: string | null;
  workflowName: string | null;
  /** Null where there is no such limit. */
  tokensPerDay: number | null;
  costPerDay: number | null;
  /** By calls of today that have ended. */
  usedTokens: number;
  usedCost: number;
  /** Of these, calls whose price is not known: they count no money. */
  unpricedCalls: number;
  /** Set aside for calls that are under way. */
  heldTokens: number;
  heldCost: number;
  dayEndsAt: Date;
}
