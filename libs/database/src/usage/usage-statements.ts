import type { Statement } from '../connection/sql';

/** By what usage is summed. */
export const USAGE_GROUPS = ['day', 'workflow', 'model'] as const;
export type UsageGroup = (typeof USAGE_GROUPS)[number];

/** Most items of one answer. */
export const MAX_USAGE_ITEMS = 1000;

const GROUPS: Record<UsageGroup, { columns: string; order: string }> = {
  day: { columns: 'day', order: 'day' },
  workflow: { columns: 'workflow_id', order: 'input_tokens + output_tokens DESC, workflow_id' },
  model: { columns: 'provider, model', order: 'input_tokens + output_tokens DESC, provider, model' },
};

const sumOf = (column: string) => `coalesce(sum(${column}), 0) AS ${column}`;

/**
 * What owner $1 used from day $2 to $3, both included, of workflow $4 or (null) of all: the sum of all first, then up to $5 groups,
 * days in their order, others by their tokens, most first. `groups` says how many there are.
 */
const sumUsage = (group: UsageGroup): Statement => {
  const { columns, order } = GROUPS[group];
  return {
    name: `sum_usage_by_${group}`,
    text: `
    WITH summed AS MATERIALIZED (
      SELECT ${columns}, GROUPING(${columns}) > 0 AS is_total, ${[
        'calls',
        'input_tokens',
        'output_tokens',
        'cached_tokens',
        'reasoning_tokens',
        'cost',
        'unpriced_calls',
      ]
        .map(sumOf)
        .join(', ')}
      FROM llm_usage_days
      WHERE owner_id = $1 AND day >= $2::date AND day <= $3::date AND ($4::uuid IS NULL OR workflow_id = $4)
      GROUP BY GROUPING SETS ((${columns}), ())
    )
    SELECT ${group === 'day' ? 'day::text' : columns}, is_total AS "isTotal", (count(*) OVER () - 1)::int AS groups,
      calls::float8, input_tokens::float8, output_tokens::float8, cached_tokens::float8, reasoning_tokens::float8, cost::float8,
      unpriced_calls::float8${
        group === 'workflow'
          ? ',\n      (SELECT name FROM workflows w WHERE w.id = summed.workflow_id AND w.owner_id = $1) AS workflow_name'
          : ''
      }
    FROM summed ORDER BY is_total DESC, ${order} LIMIT $5::int + 1`,
  };
};

/** The sums of usage. */
export const SUM_USAGE: Readonly<Record<UsageGroup, Statement>> = {
  day: sumUsage('day'),
  workflow: sumUsage('workflow'),
  model: sumUsage('model'),
};
