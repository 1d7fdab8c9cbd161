/** Columns of a UsageRow, summed over substeps `k`: calls 0 where none asked a model. */
const SUMS = `count(*)::float8 AS calls, sum(k.input_tokens)::float8 AS input_tokens, sum(k.output_tokens)::float8 AS output_tokens,
      sum(k.cached_tokens)::float8 AS cached_tokens, sum(k.reasoning_tokens)::float8 AS reasoning_tokens,
      coalesce(sum(k.cost), 0)::float8 AS cost, (count(*) - count(k.cost))::float8 AS unpriced_calls`;

/** The columns, of a join named `u`. */
export const USAGE = `u.calls, u.input_tokens, u.output_tokens, u.cached_tokens, u.reasoning_tokens, u.cost, u.unpriced_calls`;

/** A row `u` of USAGE for an execution. One probe of a key where no model was asked. */
export function usageOfExecution(executionId: string): string {
  return `CROSS JOIN LATERAL (
      SELECT ${SUMS} FROM execution_substeps k WHERE k.execution_id = ${executionId} AND k.provider IS NOT NULL
    ) AS u`;
}

/** A row `u` of USAGE for each step of an execution that asked a model, joined to steps `s`. One probe for all of them. */
export function usageOfSteps(executionId: string): string {
  return `LEFT JOIN (
      SELECT k.node_id, ${SUMS} FROM execution_substeps k WHERE k.execution_id = ${executionId} AND k.provider IS NOT NULL
      GROUP BY k.node_id
    ) AS u ON u.node_id = s.node_id`;
}

/** A row `u` of USAGE for a step, whatever its execution. */
export function usageOfStep(executionId: string, nodeId: string): string {
  return `CROSS JOIN LATERAL (
      SELECT ${SUMS} FROM execution_substeps k
      WHERE k.execution_id = ${executionId} AND k.node_id = ${nodeId} AND k.provider IS NOT NULL
    ) AS u`;
}
