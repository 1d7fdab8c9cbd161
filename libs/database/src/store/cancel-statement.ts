import type { CancelOutcome, ExecutionStatus } from '@rex/engine';
import type { Statement } from '../connection/sql';
import { tellHints } from './hint-sql';

/**
 * Ends the execution $2 of owner $1 when nobody runs it, else notes that its worker should. The row is locked first, so that the
 * end its worker writes at the same moment comes before or after, never between.
 */
export const REQUEST_CANCEL: Statement = {
  name: 'request_cancel',
  text: `
    WITH target AS MATERIALIZED (
      SELECT id, status, revision FROM executions WHERE id = $2 AND owner_id = $1 FOR NO KEY UPDATE
    ), changed AS (
      UPDATE executions e SET
        cancel_requested_at = coalesce(e.cancel_requested_at, now()),
        status = CASE WHEN t.status = 'running' THEN e.status ELSE 'cancelled' END,
        finished_at = CASE WHEN t.status = 'running' THEN NULL ELSE now() END,
        revision = e.revision + 1
      FROM target t WHERE e.id = t.id AND t.status IN ('pending', 'waiting', 'running')
      RETURNING e.id, e.status, e.revision, e.finished_at IS NOT NULL AS finished
    ), ended AS (
      UPDATE execution_steps s SET status = 'cancelled', finished_at = now(), resume_at = NULL, revision = c.revision
      FROM changed c
      WHERE c.finished AND s.execution_id = c.id AND s.status NOT IN ('completed', 'failed', 'skipped', 'cancelled')
    ), ${tellHints('changed', '$3')}
    SELECT coalesce(c.status, t.status) AS status, coalesce(c.revision, t.revision) AS revision,
      coalesce(c.finished, true) AS finished, coalesce(c.finished, false) AS is_new, (SELECT count(*) FROM told)::int AS payloads
    FROM target t LEFT JOIN changed c ON c.id = t.id`,
};

/** A row of REQUEST_CANCEL; none when there is no such execution. */
export interface CancelRow {
  status: ExecutionStatus;
  revision: number;
  finished: boolean;
  is_new: boolean;
}

/** A row as the engine knows it. */
export function toCancelOutcome(row: CancelRow | undefined): CancelOutcome {
  if (!row) return { kind: 'missing' };
  const { status, revision, finished, is_new: isNew } = row;
  return finished ? { kind: 'ended', status, revision, isNew } : { kind: 'requested', revision };
}
