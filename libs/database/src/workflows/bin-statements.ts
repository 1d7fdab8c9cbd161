import type { Statement } from '../connection/sql';
import { stopping } from '../schedules/keep-statements';

/** Puts workflow $2 of owner $1 into the bin, if its newest version is among $3 (null: any). Its schedules still have to be stopped. */
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
 * Locks workflow $1 of owner $2 (null: whoever it is of) and its schedules, in the order in which everybody does: workflow, schedules,
 * versions. Whoever fires a schedule holds that and then its version, so a purge must not do it the other way round.
 */
export const LOCK_SCHEDULED_WORKFLOW: Statement = {
  name: 'lock_scheduled_workflow',
  text: `
    WITH target AS MATERIALIZED (
      SELECT id FROM workflows WHERE id = $1 AND ($2::uuid IS NULL OR owner_id = $2) FOR NO KEY UPDATE
    )
    SELECT s.id FROM target t JOIN schedules s ON s.workflow_id = t.id ORDER BY s.id FOR NO KEY UPDATE OF s`,
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
      UPDATE workflows w SET deleted_at = coalesce(w.deleted_at, now()), purge_started_at = coalesce(w.purge_started_at, now()),
        scheduled_version = NULL, schedule_count = 0
      FROM target t, running r
      WHERE w.id = t.id AND r.unfinished = 0 AND ($3::int[] IS NULL OR t.latest_version = ANY ($3)) RETURNING w.id
    ), ${stopping('SELECT s.id FROM marked m JOIN schedules s ON s.workflow_id = m.id')}
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
