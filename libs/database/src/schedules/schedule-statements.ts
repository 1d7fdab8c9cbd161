import type { Statement } from '../connection/sql';
import { SCHEDULE_COLUMNS } from './schedule-row';

const OWNED = 's.owner_id = $1 AND s.workflow_id = $2';

/** Schedules of workflow $2 of owner $1, of node $3 or all: held in the order in which everybody does. */
const HELD = `held AS MATERIALIZED (
      SELECT s.id FROM schedules s WHERE ${OWNED} AND ($3::text IS NULL OR s.node_id = $3) ORDER BY s.id FOR NO KEY UPDATE
    )`;

/** Up to how many waiting slots are counted: what a page shows, and what a backfill needs to know. */
const SHOWN_WAITING = 1001;
const COUNTED_BACKFILLS = 10_001;

/** The schedules of workflow $2 of owner $1, and how many slots and backfills wait in each, counted up to 1,001. */
export const LIST_SCHEDULES: Statement = {
  name: 'list_schedules',
  text: `
    SELECT ${SCHEDULE_COLUMNS}, now() AS now, ${waiting('due', SHOWN_WAITING)} AS "waitingSlots",
      ${waiting('backfill', SHOWN_WAITING)} AS "waitingBackfills"
    FROM schedules s WHERE ${OWNED} ORDER BY s.node_id`,
};

function waiting(origin: 'due' | 'backfill', limit: number): string {
  return `(
      SELECT count(*)::int FROM (SELECT FROM schedule_slots q
        WHERE q.schedule_id = s.id AND q.origin = '${origin}' AND q.status = 'queued' LIMIT ${limit}) AS counted)`;
}

/**
 * Schedules of owner $1 in all workflows, newest first, older than $2 (null: from the newest on), at most $3; each with its latest slot.
 */
export const LIST_OWNED_SCHEDULES: Statement = {
  name: 'list_owned_schedules',
  text: `
    SELECT ${SCHEDULE_COLUMNS}, now() AS now, ${waiting('due', SHOWN_WAITING)} AS "waitingSlots",
      ${waiting('backfill', SHOWN_WAITING)} AS "waitingBackfills", w.name AS "workflowName", q.scheduled_for AS "lastFor",
      q.status AS "lastStatus", q.reason AS "lastReason", q.fired_at AS "lastFiredAt", q.execution_id AS "lastExecutionId",
      e.status AS "lastExecutionStatus"
    FROM schedules s
    JOIN workflows w ON w.id = s.workflow_id AND w.owner_id = s.owner_id AND w.deleted_at IS NULL
    LEFT JOIN LATERAL (
      SELECT q.scheduled_for, q.status, q.reason, q.fired_at, q.execution_id FROM schedule_slots q
      WHERE q.schedule_id = s.id ORDER BY q.scheduled_for DESC LIMIT 1
    ) AS q ON true
    LEFT JOIN executions e ON e.id = q.execution_id AND e.owner_id = s.owner_id
    WHERE s.owner_id = $1 AND ($2::uuid IS NULL OR s.id < $2::uuid)
    ORDER BY s.id DESC LIMIT $3`,
};

/**
 * Slots of workflow $2 of owner $1, newest first, at most $6: of node $3 (null: all), and behind the slot at $4 of schedule $5 (null:
 * from the newest on). Of each schedule no more rows are read than are asked for.
 */
export const LIST_SLOTS: Statement = {
  name: 'list_slots',
  text: `
    SELECT s.node_id AS "nodeId", q.*, e.status AS "executionStatus" FROM schedules s
    CROSS JOIN LATERAL (
      SELECT q.schedule_id AS "scheduleId", q.scheduled_for AS "scheduledFor", q.origin, q.status, q.reason,
        q.skipped_until AS "skippedUntil", q.execution_id AS "executionId", q.fired_at AS "firedAt"
      FROM schedule_slots q
      WHERE q.schedule_id = s.id AND q.scheduled_for <= coalesce($4::timestamptz, 'infinity')
        AND ($4::timestamptz IS NULL OR (q.scheduled_for, q.schedule_id) < ($4::timestamptz, $5::uuid))
      ORDER BY q.schedule_id DESC, q.scheduled_for DESC LIMIT $6
    ) AS q
    LEFT JOIN executions e ON e.id = q."executionId" AND e.owner_id = s.owner_id
    WHERE ${OWNED} AND ($3::text IS NULL OR s.node_id = $3)
    ORDER BY q."scheduledFor" DESC, q."scheduleId" DESC LIMIT $6`,
};

/** Pauses schedules of workflow $2 of owner $1: node $3, or all. The next slot stays: on resuming it is told what was passed over. */
export const PAUSE_SCHEDULES: Statement = {
  name: 'pause_schedules',
  text: `
    WITH ${HELD}
    UPDATE schedules s SET paused_at = now(), next_due_at = NULL, waiting_due_at = NULL FROM held h
    WHERE s.id = h.id AND s.paused_at IS NULL`,
};

/** Ends the pause of schedules of workflow $2 of owner $1: of node $3, or of all. */
export const RESUME_SCHEDULES: Statement = {
  name: 'resume_schedules',
  text: `
    WITH ${HELD}
    UPDATE schedules s SET paused_at = NULL FROM held h WHERE s.id = h.id AND s.paused_at IS NOT NULL
    RETURNING ${SCHEDULE_COLUMNS}, date_trunc('milliseconds', now()) AS now`,
};

/** Schedule $3 of workflow $2 of owner $1, held until the end of the transaction, and its waiting backfills, counted up to 10,001. */
export const LOCK_SCHEDULE: Statement = {
  name: 'lock_schedule',
  text: `
    SELECT ${SCHEDULE_COLUMNS}, s.forgotten_until AS "forgottenUntil", now() AS now,
      ${waiting('backfill', COUNTED_BACKFILLS)} AS "waitingBackfills"
    FROM schedules s WHERE ${OWNED} AND s.node_id = $3 FOR NO KEY UPDATE`,
};

/** How many of the slots $2 of schedule $1 have started, or wait to. */
export const COUNT_TAKEN: Statement = {
  name: 'count_taken_slots',
  text: `
    SELECT count(*)::int AS count FROM schedule_slots
    WHERE schedule_id = $1 AND scheduled_for = ANY ($2::timestamptz[]) AND status <> 'skipped'`,
};

/** Up to when slots were skipped together with one of the slots $2 of schedule $1, the latest, and why. */
export const FIND_SKIPPED_TOGETHER: Statement = {
  name: 'find_skipped_together',
  text: `
    SELECT reason, skipped_until AS "skippedUntil" FROM schedule_slots
    WHERE schedule_id = $1 AND scheduled_for = ANY ($2::timestamptz[]) AND status = 'skipped' AND skipped_until IS NOT NULL
    ORDER BY skipped_until DESC LIMIT 1`,
};

/** Notes of schedule $1 that the slots from the first of $2 about which nothing is noted up to $3 were skipped together, with reason $4. */
export const KEEP_SKIPPED_TOGETHER: Statement = {
  name: 'keep_skipped_together',
  text: `
    INSERT INTO schedule_slots (schedule_id, scheduled_for, status, reason, skipped_until)
    SELECT $1::uuid, slot, 'skipped', $4::text, nullif($3::timestamptz, slot) FROM unnest($2::timestamptz[]) AS slot
    WHERE slot <= $3::timestamptz
      AND NOT EXISTS (SELECT FROM schedule_slots q WHERE q.schedule_id = $1::uuid AND q.scheduled_for = slot)
    ORDER BY slot LIMIT 1`,
};

/** Has the slots $2 of schedule $1 made up for. What has started, or waits to, stays as it is: a slot starts once. */
export const QUEUE_BACKFILL: Statement = {
  name: 'queue_backfill',
  text: `
    WITH queued AS (
      INSERT INTO schedule_slots AS q (schedule_id, scheduled_for, origin, status)
      SELECT $1::uuid, slot, 'backfill', 'queued' FROM unnest($2::timestamptz[]) AS slot
      ON CONFLICT (schedule_id, scheduled_for) DO UPDATE SET origin = 'backfill', status = 'queued', reason = NULL,
        skipped_until = NULL
        WHERE q.status = 'skipped'
      RETURNING 1
    ), woken AS (
      UPDATE schedules s SET backfill_concurrency = $3::int,
        waiting_due_at = CASE WHEN s.paused_at IS NULL THEN now() END
      WHERE s.id = $1 AND EXISTS (SELECT FROM queued)
    )
    SELECT count(*)::int AS count FROM queued`,
};

/** What of the backfills of workflow $2 of owner $1, of node $3 or all, has not started does not start any more. */
export const CANCEL_BACKFILL: Statement = {
  name: 'cancel_backfill',
  text: `
    WITH ${HELD}, cancelled AS (
      UPDATE schedule_slots q SET status = 'skipped', reason = 'cancelled' FROM held h
      WHERE q.schedule_id = h.id AND q.origin = 'backfill' AND q.status = 'queued' RETURNING 1
    )
    SELECT count(*)::int AS count FROM cancelled`,
};
