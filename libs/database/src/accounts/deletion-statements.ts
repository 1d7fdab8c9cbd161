import type { Statement } from '../connection/sql';
import { FIRST_ID, LAST_ID } from '../repositories/id-range';
import { stopping } from '../schedules/keep-statements';

/**
 * Locks the workflows of account $1, and its schedules, in the order in which everybody does. Publishing holds a workflow and then
 * needs the user; without this, marking the account would do it the other way round.
 */
export const LOCK_WORKFLOWS_OF_ACCOUNT: Statement = {
  name: 'lock_workflows_of_account',
  text: `
    WITH held AS MATERIALIZED (
      SELECT id FROM workflows WHERE owner_id = $1 ORDER BY id FOR NO KEY UPDATE
    )
    SELECT count(*)::int AS count FROM held`,
};

/** Locks the schedules of account $1. Runs after LOCK_WORKFLOWS_OF_ACCOUNT. */
export const LOCK_SCHEDULES_OF_ACCOUNT: Statement = {
  name: 'lock_schedules_of_account',
  text: `
    WITH held AS MATERIALIZED (
      SELECT id FROM schedules WHERE owner_id = $1 ORDER BY id FOR NO KEY UPDATE
    )
    SELECT count(*)::int AS count FROM held`,
};

/**
 * Marks the account $1 as deleted, as long as its password is still the one that was checked ($2): from this commit on nobody is
 * signed in with it, its stored keys are gone, its workflows start nothing, and its e-mail is free.
 */
export const MARK_DELETED: Statement = {
  name: 'mark_deleted',
  text: `
    WITH gone AS (
      UPDATE users SET deleted_at = now(), updated_at = now(), email = NULL, name = NULL, password_hash = ''
      WHERE id = $1 AND deleted_at IS NULL AND password_hash = $2
      RETURNING id
    ), signed_out AS (
      DELETE FROM sessions s USING gone WHERE s.owner_id = gone.id
    ), revoked AS (
      DELETE FROM personal_tokens t USING gone WHERE t.owner_id = gone.id
    ), forgotten AS (
      DELETE FROM api_keys k USING gone WHERE k.owner_id = gone.id
    ), stopped AS (
      UPDATE workflows w SET active = false, deleted_at = coalesce(w.deleted_at, now()), scheduled_version = NULL,
        schedule_count = 0
      FROM gone WHERE w.owner_id = gone.id
    ), ${stopping('SELECT s.id FROM gone g JOIN schedules s ON s.owner_id = g.id')}
    SELECT id FROM gone`,
};

/** Up to $1 accounts that are marked, and whether that was more than $2 milliseconds ago. */
export const FIND_DELETED: Statement = {
  name: 'find_deleted_accounts',
  text: `
    SELECT id, deleted_at < now() - $2::float8 * interval '1 millisecond' AS "isSettled"
    FROM users WHERE deleted_at IS NOT NULL ORDER BY id LIMIT $1`,
};

/** Up to $2 executions of owner $1 that are not over and of which nobody asked the end. Found by the index of what is unfinished. */
export const FIND_UNCANCELLED: Statement = {
  name: 'find_uncancelled',
  text: `
    SELECT id FROM executions
    WHERE finished_at IS NULL AND (owner_id = $1) IS TRUE AND cancel_requested_at IS NULL
    ORDER BY id LIMIT $2`,
};

/**
 * Removes up to $2 executions of owner $1 with all that belongs to them: those that have ended, those whose worker is lost, and
 * those whose worker did not end them within $3 seconds of being asked. What another backend removes right now is left to it.
 */
export const DELETE_EXECUTIONS: Statement = {
  name: 'delete_executions_of_owner',
  text: `
    DELETE FROM executions WHERE id = ANY (ARRAY(
      SELECT id FROM executions
      WHERE (owner_id, id) >= ($1, '${FIRST_ID}') AND (owner_id, id) <= ($1, '${LAST_ID}')
        AND (finished_at IS NOT NULL OR lease_expires_at <= now()
          OR cancel_requested_at <= now() - $3::float8 * interval '1 second')
      ORDER BY owner_id, id LIMIT $2 FOR UPDATE SKIP LOCKED))
    RETURNING id`,
};

/** Whether owner $1 has an execution left. */
export const HAS_EXECUTIONS: Statement = {
  name: 'has_executions',
  text: 'SELECT EXISTS (SELECT FROM executions WHERE owner_id = $1) AS found',
};

/**
 * Each removes up to $2 rows of owner $1, in this order, so that no cascade is large. A table that is not here goes with its
 * workflow or its user, by its foreign key: name it here when one of them may have many rows.
 */
export const DELETE_OWNED: readonly Statement[] = [
  {
    name: 'delete_idempotency_keys_of_owner',
    text: `
      DELETE FROM idempotency_keys WHERE ctid = ANY (ARRAY(
        SELECT k.ctid FROM workflows w JOIN idempotency_keys k ON k.workflow_id = w.id
        WHERE w.owner_id = $1 LIMIT $2 FOR UPDATE OF k SKIP LOCKED))
      RETURNING 1 AS gone`,
  },
  {
    name: 'delete_storage_entries_of_owner',
    text: `
      DELETE FROM storage_entries WHERE ctid = ANY (ARRAY(
        SELECT ctid FROM storage_entries WHERE owner_id = $1 LIMIT $2 FOR UPDATE SKIP LOCKED))
      RETURNING 1 AS gone`,
  },
  {
    name: 'delete_schedule_slots_of_owner',
    text: `
      DELETE FROM schedule_slots WHERE ctid = ANY (ARRAY(
        SELECT q.ctid FROM schedules s JOIN schedule_slots q ON q.schedule_id = s.id
        WHERE s.owner_id = $1 LIMIT $2 FOR UPDATE OF q SKIP LOCKED))
      RETURNING 1 AS gone`,
  },
  {
    name: 'delete_versions_of_owner',
    text: `
      DELETE FROM workflow_versions WHERE ctid = ANY (ARRAY(
        SELECT v.ctid FROM workflows w JOIN workflow_versions v ON v.workflow_id = w.id
        WHERE w.owner_id = $1 LIMIT $2 FOR UPDATE OF v SKIP LOCKED))
      RETURNING 1 AS gone`,
  },
  {
    name: 'delete_workflows_of_owner',
    text: `
      DELETE FROM workflows WHERE id = ANY (ARRAY(
        SELECT id FROM workflows WHERE owner_id = $1 ORDER BY id LIMIT $2 FOR UPDATE SKIP LOCKED))
      RETURNING 1 AS gone`,
  },
];

/** Removes the account $1 itself, when it is marked and nothing is left of it that could be many rows. */
export const DELETE_ACCOUNT: Statement = {
  name: 'delete_account',
  text: `
    DELETE FROM users u WHERE id = $1 AND deleted_at IS NOT NULL
      AND NOT EXISTS (SELECT FROM executions WHERE owner_id = u.id)
      AND NOT EXISTS (SELECT FROM workflows WHERE owner_id = u.id)
      AND NOT EXISTS (SELECT FROM storage_entries WHERE owner_id = u.id)
    RETURNING id`,
};
