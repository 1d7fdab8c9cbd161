import type { Statement } from '../connection/sql';

/**
 * Records the substep $5 of node $4 in execution $1 of owner $2, under the lease of epoch $3; who has lost that lease writes nothing
 * (PROMISES P6), and is told by `held`. A substep that has ended stays as it is. So the statement may be repeated, and two may race:
 * only the one that ends the substep counts what it spent ($13 to $19), and frees what was set aside for it ($20).
 */
export const RECORD_SUBSTEP: Statement = {
  name: 'record_substep',
  text: `
    WITH lease AS MATERIALIZED (
      SELECT workflow_id FROM executions WHERE id = $1 AND owner_id = $2 AND lease_epoch = $3 AND status = 'running'
      FOR SHARE
    ), written AS (
      INSERT INTO execution_substeps AS s (execution_id, node_id, name, kind, label, status, input, output, error,
        started_at, finished_at, provider, model, input_tokens, output_tokens, cached_tokens, reasoning_tokens, cost)
      SELECT $1::uuid, $4::text, $5::text, $6::text, $7::text, $8::text, $9::text, $10::text, $11::text,
        $12::timestamptz, $21::timestamptz, $13::text, $14::text, $15::bigint, $16::bigint, $17::bigint, $18::bigint, $19::numeric
      FROM lease
      ON CONFLICT (execution_id, node_id, name) DO UPDATE SET
        kind = excluded.kind, label = excluded.label, status = excluded.status, input = excluded.input, output = excluded.output,
        error = excluded.error, started_at = excluded.started_at, finished_at = excluded.finished_at,
        provider = excluded.provider, model = excluded.model, input_tokens = excluded.input_tokens,
        output_tokens = excluded.output_tokens, cached_tokens = excluded.cached_tokens,
        reasoning_tokens = excluded.reasoning_tokens, cost = excluded.cost
      WHERE s.status = 'running'
      RETURNING provider, model, input_tokens, output_tokens, cached_tokens, reasoning_tokens, cost
    ), counted AS (
      INSERT INTO llm_usage_days AS u (owner_id, workflow_id, day, provider, model, calls, input_tokens, output_tokens,
        cached_tokens, reasoning_tokens, cost, unpriced_calls)
      SELECT $2::uuid, lease.workflow_id, (now() AT TIME ZONE 'UTC')::date, w.provider, w.model, 1, w.input_tokens, w.output_tokens,
        w.cached_tokens, w.reasoning_tokens, coalesce(w.cost, 0), (w.cost IS NULL)::int
      FROM written w, lease WHERE w.provider IS NOT NULL
      ON CONFLICT (owner_id, day, workflow_id, provider, model) DO UPDATE SET
        calls = u.calls + excluded.calls, input_tokens = u.input_tokens + excluded.input_tokens,
        output_tokens = u.output_tokens + excluded.output_tokens, cached_tokens = u.cached_tokens + excluded.cached_tokens,
        reasoning_tokens = u.reasoning_tokens + excluded.reasoning_tokens, cost = u.cost + excluded.cost,
        unpriced_calls = u.unpriced_calls + excluded.unpriced_calls
    ), freed AS (
      DELETE FROM llm_reservations WHERE id = $20 AND owner_id = $2 AND EXISTS (SELECT FROM lease)
    )
    SELECT EXISTS (SELECT FROM lease) AS held`,
};

const SUBSTEP = `s.name, s.kind, s.label, s.status, s.started_at, s.finished_at, s.provider, s.model,
      s.input_tokens::float8, s.output_tokens::float8, s.cached_tokens::float8, s.reasoning_tokens::float8, s.cost::float8`;

/** Values of more bytes are left out of lists. */
const SHOWN_BYTES = 65_536;

/** Values of a list have no more bytes together. */
const LIST_BYTES = 4 * 1024 * 1024;

const isShown = (column: string) => `coalesce(octet_length(${column}) <= ${SHOWN_BYTES}, false)`;
const shown = (column: string) =>
  `CASE WHEN ${isShown(column)} AND bytes <= ${LIST_BYTES} THEN ${column} END AS ${column}`;
const omitted = (column: string) =>
  `${column} IS NOT NULL AND NOT (${isShown(column)} AND bytes <= ${LIST_BYTES}) AS ${column}_omitted`;
const bytesOf = (column: string) => `CASE WHEN ${isShown(column)} THEN octet_length(${column}) ELSE 0 END`;

/**
 * Up to $4 substeps of node $3 in execution $2 of owner $1, in the order in which they began, without values that are large. Sizes are
 * read beside the values: what is left out is not loaded.
 */
export const LIST_SUBSTEPS: Statement = {
  name: 'list_substeps',
  text: `
    SELECT ${SUBSTEP}, ${['input', 'output', 'error'].flatMap((column) => [shown(column), omitted(column)]).join(', ')}
    FROM (
      SELECT k.*, sum(${bytesOf('k.input')} + ${bytesOf('k.output')} + ${bytesOf('k.error')}) OVER (ORDER BY k.started_at, k.ordinal) AS bytes
      FROM execution_substeps k JOIN executions e ON e.id = k.execution_id
      WHERE k.execution_id = $2 AND e.owner_id = $1 AND k.node_id = $3
      ORDER BY k.started_at, k.ordinal LIMIT $4
    ) AS s
    ORDER BY started_at, ordinal`,
};

/** Whether owner $1 has the step $3 in execution $2. */
export const HAS_STEP: Statement = {
  name: 'has_step',
  text: `
    SELECT EXISTS (
      SELECT FROM execution_steps s JOIN executions e ON e.id = s.execution_id
      WHERE s.execution_id = $2 AND e.owner_id = $1 AND s.node_id = $3
    ) AS "hasStep"`,
};

/** The substeps of node $3 in execution $2 of owner $1, in the order in which they began. */
export const LOAD_SUBSTEPS: Statement = {
  name: 'load_substeps',
  text: `
    SELECT ${SUBSTEP}, s.input, s.output, s.error FROM execution_substeps s JOIN executions e ON e.id = s.execution_id
    WHERE s.execution_id = $2 AND e.owner_id = $1 AND s.node_id = $3
    ORDER BY s.started_at, s.ordinal`,
};
