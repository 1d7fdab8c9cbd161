import type { Statement } from '../connection/sql';

/** The state of each of the executions $2 of owner $1. */
export const FIND_STATUSES: Statement = {
  name: 'find_statuses',
  text: 'SELECT id, status FROM executions WHERE id = ANY ($2::uuid[]) AND owner_id = $1',
};

/**
 * Deletes those of the executions $2 of owner $1 that have ended, with their steps and values; gives the state of each that was
 * found. Links of executions that repeat them stay, as what people were told, and so do idempotency keys: what was accepted once is
 * not accepted again, although it can't be looked at any more. Locks are taken in the order of ids, as everywhere.
 */
export const DELETE_ENDED: Statement = {
  name: 'delete_ended',
  text: `
    WITH asked AS MATERIALIZED (
      SELECT id, status, finished_at FROM executions WHERE id = ANY ($2::uuid[]) AND owner_id = $1
      ORDER BY id FOR UPDATE
    ), gone AS (
      DELETE FROM executions e USING asked a WHERE e.id = a.id AND a.finished_at IS NOT NULL
    )
    SELECT id, status FROM asked`,
};
