import type { Statement } from '../connection/sql';
import { errorCodeOf } from '../repositories/error-text-sql';

/** Most executions that figures are made of: the newest of the days. */
export const MAX_COUNTED = 200_000;

/** What is looked at: executions of owner $1 with ids from $2 and before $3, of workflow $4 or (null) of all; the newest $5. */
const MEANT = `
    SELECT id, created_at, status, error, started_at, finished_at FROM executions
    WHERE owner_id = $1 AND id >= $2 AND id < $3 AND ($4::uuid IS NULL OR workflow_id = $4)
    ORDER BY id DESC LIMIT $5`;

/** By day (UTC), and of all (`day` is null): how many there were and how long those took that completed or failed. */
export const EXECUTIONS_BY_DAY: Statement = {
  name: 'executions_by_day',
  text: `
    SELECT (created_at AT TIME ZONE 'UTC')::date::text AS day, count(*)::int AS executions,
      count(*) FILTER (WHERE status = 'completed')::int AS completed,
      count(*) FILTER (WHERE status = 'failed')::int AS failed,
      count(*) FILTER (WHERE status = 'cancelled')::int AS cancelled,
      percentile_disc(0.5) WITHIN GROUP (ORDER BY ms) AS p50, percentile_disc(0.95) WITHIN GROUP (ORDER BY ms) AS p95,
      min(created_at) AS since
    FROM (
      SELECT created_at, status,
        CASE WHEN status IN ('completed', 'failed')
          THEN round(extract(epoch FROM finished_at - started_at) * 1000)::float8 END AS ms
      FROM (${MEANT}) meant
    ) timed
    GROUP BY GROUPING SETS ((1), ()) ORDER BY 1 NULLS FIRST`,
};

/** The kinds of failures among them, the most frequent first, up to $6. */
export const FAILURES_BY_CODE: Statement = {
  name: 'failures_by_code',
  text: `
    SELECT ${errorCodeOf('error')} AS code, count(*)::int AS executions, max(id::text) AS newest
    FROM (${MEANT}) meant WHERE error IS NOT NULL
    GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT $6`,
};
