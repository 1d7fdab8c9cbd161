import type { Statement } from '../connection/sql';
import { textArray } from '../connection/text-array';
import { SCHEDULE_COLUMNS, type ScheduleRow } from './schedule-row';

/** Workflow $1 with the version that should run, and its document where that could have a schedule. The time is in milliseconds. */
export const FIND_KEPT_WORKFLOW: Statement = {
  name: 'find_kept_workflow',
  text: `
    SELECT date_trunc('milliseconds', now()) AS now, w.owner_id AS "ownerId", w.running AS version,
      CASE WHEN position('"schedule-trigger"' IN v.document) > 0 THEN v.document END AS document
    FROM (
      SELECT id, owner_id, CASE WHEN active AND deleted_at IS NULL THEN published_version END AS running
      FROM workflows WHERE id = $1
    ) AS w LEFT JOIN workflow_versions v ON v.workflow_id = w.id AND v.version = w.running`,
};

/** The schedules of workflow $1, held until the end of the transaction. */
export const LOCK_SCHEDULES: Statement = {
  name: 'lock_schedules',
  text: `SELECT ${SCHEDULE_COLUMNS} FROM schedules s WHERE s.workflow_id = $1 ORDER BY s.id FOR NO KEY UPDATE`,
};

/** Puts schedules as they should be. What their slots say stays. */
export const KEEP_SCHEDULES: Statement = {
  name: 'keep_schedules',
  text: `
    INSERT INTO schedules AS s (id, owner_id, workflow_id, node_id, version, config, timezone, max_concurrency, activated_at,
      paused_at, has_ended, problem, next_slot_at, next_due_at)
    SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::int[], $6::text[], $7::text[], $8::int[],
      $9::timestamptz[], $10::timestamptz[], $11::boolean[], $12::text[], $13::timestamptz[], $14::timestamptz[])
    ON CONFLICT (workflow_id, node_id) DO UPDATE SET version = excluded.version, config = excluded.config,
      timezone = excluded.timezone, max_concurrency = excluded.max_concurrency, activated_at = excluded.activated_at,
      stopped_at = NULL, has_ended = excluded.has_ended, problem = excluded.problem, next_slot_at = excluded.next_slot_at,
      next_due_at = excluded.next_due_at`,
};

/** The arrays of KEEP_SCHEDULES. */
export function keepValues(rows: ScheduleRow[]): unknown[] {
  return [
    rows.map((row) => row.id),
    rows.map((row) => row.ownerId),
    rows.map((row) => row.workflowId),
    textArray(rows.map((row) => row.nodeId)),
    rows.map((row) => row.version),
    textArray(rows.map((row) => row.config)),
    textArray(rows.map((row) => row.timezone)),
    rows.map((row) => row.maxConcurrency),
    instants(rows.map((row) => row.activatedAt)),
    instants(rows.map((row) => row.pausedAt)),
    rows.map((row) => row.hasEnded),
    textArray(rows.map((row) => row.problem)),
    instants(rows.map((row) => row.nextSlotAt)),
    instants(rows.map((row) => row.nextDueAt)),
  ];
}

/** Times as a parameter, to the millisecond. */
export function instants(times: readonly (Date | null | undefined)[]): (string | null)[] {
  return times.map((time) => time?.toISOString() ?? null);
}

/** Statements that stop schedules, which `schedules` selects as (id): nothing of them is due, and what waited does not start. */
export const stopping = (schedules: string) => `
    stopped_schedules AS (
      UPDATE schedules s SET stopped_at = now(), next_slot_at = NULL, next_due_at = NULL, waiting_due_at = NULL
      FROM (${schedules}) AS o WHERE s.id = o.id AND s.stopped_at IS NULL
      RETURNING s.id
    ), dropped_slots AS (
      UPDATE schedule_slots q SET status = 'skipped', reason = 'stopped'
      FROM stopped_schedules o WHERE q.schedule_id = o.id AND q.status = 'queued'
    )`;

/** Stops the schedules $1. */
export const STOP_SCHEDULES: Statement = {
  name: 'stop_schedules',
  text: `WITH ${stopping('SELECT unnest($1::uuid[]) AS id')} SELECT count(*)::int AS stopped FROM stopped_schedules`,
};

/** Holds user $1 until the end of the transaction: nobody adds to what they have meanwhile. */
export const LOCK_SCHEDULING_USER: Statement = {
  name: 'lock_scheduling_user',
  text: 'SELECT id FROM users WHERE id = $1 FOR NO KEY UPDATE',
};

/** How many schedules of owner $1 run. */
export const COUNT_RUNNING_SCHEDULES: Statement = {
  name: 'count_running_schedules',
  text: 'SELECT count(*)::int AS count FROM schedules WHERE owner_id = $1 AND stopped_at IS NULL AND NOT has_ended',
};

/** Notes that the $3 schedules of workflow $1 are kept for version $2. */
export const NOTE_SCHEDULED: Statement = {
  name: 'note_scheduled',
  text: 'UPDATE workflows SET scheduled_version = $2::int, schedule_count = $3::int WHERE id = $1',
};
