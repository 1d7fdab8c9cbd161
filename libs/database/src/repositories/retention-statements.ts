import type { Statement } from '../connection/sql';
import { FIRST_ID } from './id-range';

/*
 * Each removes a batch, oldest first, and says how many there were. What somebody else is just changing or removing is left alone: any
 * number of processes may prune at once.
 */

/** Up to $3 executions that ended more than $1 days ago; they were made before, so their ids are below $2. */
export const PRUNE_OLD_EXECUTIONS: Statement = {
  name: 'prune_old_executions',
  text: `
    WITH old AS (
      SELECT id FROM executions WHERE id < $2 AND finished_at < now() - $1::int * interval '1 day'
      ORDER BY id LIMIT $3 FOR UPDATE SKIP LOCKED
    ), gone AS (
      DELETE FROM executions e USING old o WHERE e.id = o.id RETURNING 1
    )
    SELECT count(*)::int AS count FROM gone`,
};

/** Up to $3 executions of owner $1 that have ended, from $2 on to the oldest. */
export const PRUNE_EXCESS_EXECUTIONS: Statement = {
  name: 'prune_excess_executions',
  text: `
    WITH old AS (
      SELECT id FROM executions
      WHERE (owner_id, id) >= ($1, '${FIRST_ID}') AND (owner_id, id) <= ($1, $2::uuid) AND finished_at IS NOT NULL
      ORDER BY owner_id, id LIMIT $3 FOR UPDATE SKIP LOCKED
    ), gone AS (
      DELETE FROM executions e USING old o WHERE e.id = o.id RETURNING 1
    )
    SELECT count(*)::int AS count FROM gone`,
};

/** Of the executions of owner $1 that are older than $2, the $3th, newest first. */
export const FIND_NTH_EXECUTION: Statement = {
  name: 'find_nth_execution',
  text: `
    SELECT id FROM executions
    WHERE (owner_id, id) >= ($1, '${FIRST_ID}') AND (owner_id, id) < ($1, $2::uuid)
    ORDER BY owner_id DESC, id DESC OFFSET $3::int - 1 LIMIT 1`,
};

/** Up to $2 users behind $1. */
export const FIND_OWNERS: Statement = {
  name: 'find_owners',
  text: 'SELECT id FROM users WHERE id > $1 ORDER BY id LIMIT $2',
};

/**
 * Locks up to $2 drafts beyond the newest $1 versions of their workflow: nobody published them, nobody said anything of them, and no
 * execution runs them. What is locked is being accepted or published at this moment, and is left alone. Looks by the index of executions
 * that can be of drafts at all (see NotePublishedVersions).
 */
export const LOCK_OLD_DRAFTS: Statement = {
  name: 'lock_old_drafts',
  text: `
    SELECT v.workflow_id AS "workflowId", v.version
    FROM workflows w JOIN workflow_versions v ON v.workflow_id = w.id
    WHERE w.latest_version > $1 AND v.version <= w.latest_version - $1 AND v.was_published = false AND v.message IS NULL
      AND v.version IS DISTINCT FROM w.published_version AND w.purge_started_at IS NULL
      AND NOT EXISTS (
        SELECT FROM executions e WHERE e.workflow_id = v.workflow_id AND e.version = v.version
          AND (e.trigger_type NOT IN ('webhook', 'schedule') OR num_nonnulls(e.retry_of) = 1))
    LIMIT $2 FOR UPDATE OF v SKIP LOCKED`,
};

/**
 * Removes the versions $2 of the workflows $1, unless an execution of one was accepted before they were locked. Looks at all executions of
 * the workflow, whatever started them, as the foreign key does: none may ever go with its version.
 */
export const PRUNE_DRAFTS: Statement = {
  name: 'prune_drafts',
  text: `
    WITH gone AS (
      DELETE FROM workflow_versions v USING unnest($1::uuid[], $2::int[]) AS o (workflow_id, version)
      WHERE v.workflow_id = o.workflow_id AND v.version = o.version AND v.was_published = false
        AND NOT EXISTS (SELECT FROM executions e WHERE e.workflow_id = v.workflow_id AND e.version = v.version)
      RETURNING 1
    )
    SELECT count(*)::int AS count FROM gone`,
};

/** Up to $1 idempotency keys older than the 24 hours for which they count. */
export const PRUNE_KEYS: Statement = {
  name: 'prune_keys',
  text: `
    WITH old AS (
      SELECT workflow_id, key_hash FROM idempotency_keys WHERE created_at <= now() - interval '24 hours'
      ORDER BY created_at LIMIT $1 FOR UPDATE SKIP LOCKED
    ), gone AS (
      DELETE FROM idempotency_keys k USING old o WHERE k.workflow_id = o.workflow_id AND k.key_hash = o.key_hash RETURNING 1
    )
    SELECT count(*)::int AS count FROM gone`,
};

/** Up to $1 workers that were silent for a day. */
export const PRUNE_WORKERS: Statement = {
  name: 'prune_workers',
  text: `
    WITH old AS (
      SELECT id FROM workers WHERE heartbeat_at < now() - interval '1 day' ORDER BY id LIMIT $1 FOR UPDATE SKIP LOCKED
    ), gone AS (
      DELETE FROM workers w USING old o WHERE w.id = o.id RETURNING 1
    )
    SELECT count(*)::int AS count FROM gone`,
};
