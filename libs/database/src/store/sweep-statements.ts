import type { Statement } from '../connection/sql';
import { tellHints } from './hint-sql';
import { turnsOf } from './turns-sql';

/**
 * Up to $1 executions that nobody runs; `pending` ones count after $2 seconds. Ids are uuid v7, so the oldest come first. Of those
 * that take turns only whoever may begin now: a long line of them would crowd everybody else out.
 */
export const FIND_DUE: Statement = {
  name: 'find_due',
  text: `
    (SELECT id, lease_epoch FROM executions
    WHERE finished_at IS NULL AND (max_concurrency IS NULL OR lease_epoch > 0)
      AND ((status = 'pending' AND created_at <= now() - $2::float8 * interval '1 second')
        OR (status = 'waiting' AND resume_at <= now())
        OR (status = 'running' AND lease_expires_at <= now()))
    ORDER BY id LIMIT $1)
    UNION ALL
    (SELECT turns.id, turns.lease_epoch FROM (${turnsOf(
      `SELECT DISTINCT workflow_id FROM executions WHERE finished_at IS NULL AND max_concurrency IS NOT NULL`,
    )}) AS turns
    JOIN executions e ON e.id = turns.id AND e.created_at <= now() - $2::float8 * interval '1 second')
    ORDER BY id LIMIT $1`,
};

/** The executions of workflow $1 that take turns and may begin now. */
export const FIND_NEXT_OF_WORKFLOW: Statement = {
  name: 'find_next_of_workflow',
  text: `SELECT id, lease_epoch FROM (${turnsOf('SELECT $1::uuid AS workflow_id')}) AS turns ORDER BY id`,
};

/** The oldest execution, pending for a second, of each of up to $1 owners of whom nothing runs. */
export const FIND_STARVING: Statement = {
  name: 'find_starving',
  text: `
    WITH unfinished AS MATERIALIZED (
      SELECT id, owner_id, status, lease_epoch, max_concurrency, created_at FROM executions WHERE finished_at IS NULL
    )
    SELECT DISTINCT ON (owner_id) id, lease_epoch FROM unfinished
    WHERE status = 'pending' AND created_at <= now() - interval '1 second' AND (max_concurrency IS NULL OR lease_epoch > 0)
      AND owner_id NOT IN (SELECT owner_id FROM unfinished WHERE status = 'running')
    ORDER BY owner_id, id LIMIT $1`,
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
