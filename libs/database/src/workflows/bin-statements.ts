import type { Statement } from '../connection/sql';

/** Puts workflow $2 of owner $1 into the bin, if its newest version is among $3 (null: any). */
export const PUT_INTO_BIN: Statement = {
  name: 'put_into_bin',
  text: `
    WITH target AS (
      SELECT id, latest_version FROM workflows
      WHERE owner_id = $1 AND id = $2 AND deleted_at IS NULL FOR NO KEY UPDATE
    ), changed AS (
      UPDATE workflows w SET deleted_at = now() FROM target t
      WHERE w.id = t.id AND ($3::int[] IS NULL OR t.latest_version = ANY ($3)) RETURNING w.id
    )
    SELECT latest_version AS "latestVersion", EXISTS (SELECT FROM changed) AS "isChanged" FROM target`,
};

/** Takes workflow $2 of owner $1 out of the bin. Its triggers are off then: nothing starts by surprise. */
export const TAKE_FROM_BIN: Statement = {
  name: 'take_from_bin',
  text: `
    UPDATE workflows SET deleted_at = NULL, active = false, updated_at = now()
    WHERE owner_id = $1 AND id = $2 AND deleted_at IS NOT NULL AND purge_started_at IS NULL RETURNING id`,
};

/**
 * Locks versions of workflow $1 of owner $2 (null: whoever it is of), the $3 oldest (null: all). Executions that are being accepted
 * at this moment hold a key lock on theirs, so this waits for them, and what comes next sees them.
 */
export const LOCK_VERSIONS: Statement = {
  name: 'lock_versions',
  text: `
    SELECT v.version FROM workflow_versions v JOIN workflows w ON w.id = v.workflow_id
    WHERE v.workflow_id = $1 AND ($2::uuid IS NULL OR w.owner_id = $2) ORDER BY v.version LIMIT $3::int FOR UPDATE OF v`,
};

/**
 * Begins to purge workflow $1 if none of its executions is unfinished. With an owner $2: theirs, in the bin or not, whose newest
 * version is among $3 (null: any). Without: one that is deleted. Runs after LOCK_VERSIONS; its own lock lets executions be accepted
 * beside it, or each could wait for the other.
 */
export const START_PURGE: Statement = {
  name: 'start_purge',
  text: `
    WITH target AS (
      SELECT id, latest_version FROM workflows
      WHERE id = $1 AND CASE WHEN $2::uuid IS NULL THEN deleted_at IS NOT NULL ELSE owner_id = $2 AND purge_started_at IS NULL END
      FOR NO KEY UPDATE
    ), running AS (
      SELECT count(*)::int AS unfinished FROM executions WHERE workflow_id = $1 AND finished_at IS NULL
    ), marked AS (
      UPDATE workflows w SET deleted_at = coalesce(w.deleted_at, now()), purge_started_at = coalesce(w.purge_started_at, now())
      FROM target t, running r
      WHERE w.id = t.id AND r.unfinished = 0 AND ($3::int[] IS NULL OR t.latest_version = ANY ($3)) RETURNING w.id
    )
    SELECT latest_version AS "latestVersion", unfinished, EXISTS (SELECT FROM marked) AS "isMarked" FROM target, running`,
};

/** Workflows whose $1 days in the bin are over, or whose removal has begun, at most $2. Those that still execute have to wait. */
export const FIND_PURGEABLE: Statement = {
  name: 'find_purgeable',
  text: `
    SELECT id, purge_started_at IS NOT NULL AS "isStarted" FROM workflows w
    WHERE deleted_at IS NOT NULL AND (purge_started_at IS NOT NULL OR deleted_at <= now() - make_interval(days => $1))
      AND NOT EXISTS (SELECT FROM executions e WHERE e.workflow_id = w.id AND e.finished_at IS NULL)
    ORDER BY deleted_at, id LIMIT $2`,
};
