import type { Statement } from '../connection/sql';
import { tellHints } from './hint-sql';

/** Up to $1 executions that nobody runs; `pending` ones count after $2 seconds. Ids are uuid v7, so the oldest come first. */
export const FIND_DUE: Statement = {
  name: 'find_due',
  text: `
    SELECT id, lease_epoch FROM executions
    WHERE finished_at IS NULL
      AND ((status = 'pending' AND created_at <= now() - $2::float8 * interval '1 second')
        OR (status = 'waiting' AND resume_at <= now())
        OR (status = 'running' AND lease_expires_at <= now()))
    ORDER BY id LIMIT $1`,
};

/**
 * Fails, with the error $2, executions that lost $1 workers: a lease that has expired is one loss more than was counted. Steps
 * that were under way end with it. Those that a worker holds now are left to it.
 */
export const FAIL_POISONED: Statement = {
  name: 'fail_poisoned',
  text: `
    WITH poisoned AS (
      SELECT id, status FROM executions
      WHERE finished_at IS NULL
        AND ((status = 'running' AND lease_expires_at <= now() AND worker_losses + 1 >= $1::int)
          OR (status = 'pending' AND worker_losses >= $1::int)
          OR (status = 'waiting' AND resume_at <= now() AND worker_losses >= $1::int))
      FOR NO KEY UPDATE SKIP LOCKED
    ), failed AS (
      UPDATE executions e SET
        status = 'failed', error = $2, finished_at = now(), revision = e.revision + 1,
        worker_losses = e.worker_losses + (p.status = 'running')::int
      FROM poisoned p WHERE e.id = p.id
      RETURNING e.id, e.revision, true AS finished
    ), ended AS (
      UPDATE execution_steps s SET status = 'failed', error = $2, finished_at = now(), revision = f.revision
      FROM failed f
      WHERE s.execution_id = f.id AND s.status NOT IN ('completed', 'failed', 'skipped', 'cancelled')
    ), ${tellHints('failed', '$3')}
    SELECT id, (SELECT count(*) FROM told)::int AS payloads FROM failed`,
};
