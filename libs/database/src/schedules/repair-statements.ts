import type { Statement } from '../connection/sql';
import { SCHEDULE_COLUMNS } from './schedule-row';

/** Workflows behind $1 whose schedules are not kept for the version that should run, at most $2. */
export const FIND_UNSCHEDULED: Statement = {
  name: 'find_unscheduled',
  text: `
    SELECT id FROM workflows
    WHERE scheduled_version IS DISTINCT FROM CASE WHEN active AND deleted_at IS NULL THEN published_version END AND id > $1
    ORDER BY id LIMIT $2`,
};

/** Workflows of schedules that run and are due at no time, at most $1. */
export const FIND_LOST: Statement = {
  name: 'find_lost_schedules',
  text: `
    SELECT s.workflow_id AS id FROM schedules s
    WHERE s.next_due_at IS NULL AND s.stopped_at IS NULL AND s.paused_at IS NULL AND s.problem IS NULL AND NOT s.has_ended
    ORDER BY s.id LIMIT $1`,
};

/** Workflows with schedules behind $1, at most $2, and whether they have as many as they should. */
export const REVIEW_COUNTS: Statement = {
  name: 'review_schedule_counts',
  text: `
    SELECT w.id, w.schedule_count = (
      SELECT count(*) FROM schedules s
      WHERE s.workflow_id = w.id AND s.stopped_at IS NULL AND s.version = w.scheduled_version
    ) AS "isRight"
    FROM workflows w WHERE w.schedule_count > 0 AND w.id > $1 ORDER BY w.id LIMIT $2`,
};

/** Schedules behind $1, at most $2, and whether their workflow runs the version that they are of. */
export const REVIEW_SCHEDULES: Statement = {
  name: 'review_schedules',
  text: `
    SELECT ${SCHEDULE_COLUMNS}, now() AS now,
      (s.stopped_at IS NOT NULL OR w.scheduled_version IS NOT DISTINCT FROM s.version) AS "isOfVersion"
    FROM schedules s JOIN workflows w ON w.id = s.workflow_id WHERE s.id > $1 ORDER BY s.id LIMIT $2`,
};

/**
 * Of up to $2 schedules behind $1 in which slots wait: those that nobody looks at are looked at again; what waits in one that was
 * stopped is skipped; what is in somebody's hands is passed over. Goes from one schedule to the next in the index, however many slots each has.
 */
export const REVIEW_WAITING: Statement = {
  name: 'review_waiting',
  text: `
    WITH RECURSIVE queued AS (
      (SELECT schedule_id FROM schedule_slots WHERE status = 'queued' AND schedule_id > $1 ORDER BY schedule_id LIMIT 1)
      UNION ALL
      SELECT (SELECT q.schedule_id FROM schedule_slots q
        WHERE q.status = 'queued' AND q.schedule_id > l.schedule_id ORDER BY q.schedule_id LIMIT 1)
      FROM queued l WHERE l.schedule_id IS NOT NULL
    ), page AS MATERIALIZED (
      SELECT schedule_id AS id FROM queued WHERE schedule_id IS NOT NULL LIMIT $2
    ), held AS MATERIALIZED (
      SELECT s.id, s.stopped_at IS NOT NULL AS is_stopped FROM page p JOIN schedules s ON s.id = p.id
      WHERE s.waiting_due_at IS NULL AND (s.stopped_at IS NOT NULL OR s.paused_at IS NULL)
      ORDER BY s.id FOR NO KEY UPDATE OF s SKIP LOCKED
    ), woken AS (
      UPDATE schedules s SET waiting_due_at = now() FROM held h WHERE s.id = h.id AND NOT h.is_stopped
      RETURNING s.id
    ), dropped AS (
      UPDATE schedule_slots q SET status = 'skipped', reason = 'stopped' FROM held h
      WHERE q.schedule_id = h.id AND q.status = 'queued' AND h.is_stopped
      RETURNING 1
    )
    SELECT (SELECT count(*)::int FROM page) AS seen, (SELECT p.id FROM page p ORDER BY p.id DESC LIMIT 1) AS last,
      (SELECT count(*)::int FROM woken) + (SELECT count(*)::int FROM dropped) AS repaired`,
};

/** Holds workflow $1 until the end of the transaction, unless somebody else does. */
export const LOCK_FREE_WORKFLOW: Statement = {
  name: 'lock_free_workflow',
  text: 'SELECT id FROM workflows WHERE id = $1 FOR NO KEY UPDATE SKIP LOCKED',
};
