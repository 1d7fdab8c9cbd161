import type { Statement } from '../connection/sql';

/**
 * Removes decided slots, which `old` selects as (schedule_id, scheduled_for, status), and notes in their schedules up to when it is not
 * known any more what started: a backfill must not start it again (PROMISES P8).
 */
const forgetting = (old: string) => `
    WITH old AS MATERIALIZED (${old}
    ), gone AS (
      DELETE FROM schedule_slots q USING old o WHERE q.schedule_id = o.schedule_id AND q.scheduled_for = o.scheduled_for RETURNING 1
    ), forgotten AS (
      UPDATE schedules s SET forgotten_until = greatest(s.forgotten_until, o.last)
      FROM (SELECT schedule_id, max(scheduled_for) AS last FROM old WHERE status = 'fired' GROUP BY schedule_id) AS o
      WHERE s.id = o.schedule_id
    )
    SELECT (SELECT count(*)::int FROM gone) AS count`;

/** Up to $2 slots about which was decided more than $1 days ago. */
export const PRUNE_OLD_SLOTS: Statement = {
  name: 'prune_old_slots',
  text: forgetting(`
      SELECT q.schedule_id, q.scheduled_for, q.status FROM schedule_slots q JOIN schedules s ON s.id = q.schedule_id
      WHERE q.created_at < now() - make_interval(days => $1) AND q.status <> 'queued'
      ORDER BY q.created_at LIMIT $2 FOR NO KEY UPDATE SKIP LOCKED`),
};

/** Schedules behind $1, at most $2, and the time of the newest slot of each that is one too many when $3 are kept. */
export const FIND_EXCESS_SLOTS: Statement = {
  name: 'find_excess_slots',
  text: `
    SELECT s.id, q.scheduled_for AS "upTo" FROM (SELECT id FROM schedules WHERE id > $1 ORDER BY id LIMIT $2) AS s
    LEFT JOIN LATERAL (
      SELECT scheduled_for FROM schedule_slots WHERE schedule_id = s.id
      ORDER BY schedule_id DESC, scheduled_for DESC OFFSET $3::int LIMIT 1
    ) AS q ON true
    ORDER BY s.id`,
};

/** Up to $3 decided slots of schedule $1, from the oldest up to $2. */
export const PRUNE_EXCESS_SLOTS: Statement = {
  name: 'prune_excess_slots',
  text: forgetting(`
      SELECT q.schedule_id, q.scheduled_for, q.status FROM schedules s JOIN schedule_slots q ON q.schedule_id = s.id
      WHERE s.id = $1 AND q.scheduled_for <= $2::timestamptz AND q.status <> 'queued'
      ORDER BY q.schedule_id, q.scheduled_for LIMIT $3 FOR NO KEY UPDATE SKIP LOCKED`),
};

/**
 * Up to $2 schedules that stopped more than $1 days ago with their trigger, and of which no slot is left and none that started is
 * forgotten: the trigger may come back, and a backfill must not start again what had started (PROMISES P8).
 */
export const PRUNE_STOPPED: Statement = {
  name: 'prune_stopped_schedules',
  text: `
    WITH old AS MATERIALIZED (
      SELECT s.id FROM schedules s JOIN workflows w ON w.id = s.workflow_id
      WHERE s.stopped_at < now() - make_interval(days => $1) AND w.published_version IS DISTINCT FROM s.version
        AND s.forgotten_until IS NULL AND NOT EXISTS (SELECT FROM schedule_slots q WHERE q.schedule_id = s.id)
      ORDER BY s.stopped_at LIMIT $2 FOR UPDATE OF s SKIP LOCKED
    ), gone AS (
      DELETE FROM schedules s USING old o WHERE s.id = o.id RETURNING 1
    )
    SELECT count(*)::int AS count FROM gone`,
};
