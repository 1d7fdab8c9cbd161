import type { Statement } from '../connection/sql';
import { SCHEDULE_COLUMNS } from './schedule-row';

/**
 * Notes that somebody looks for due schedules. When nobody did for $1 seconds, there was a break, and it is over now. Tells whether
 * there is anything to do.
 */
export const BEAT: Statement = {
  name: 'scheduler_beat',
  text: `
    INSERT INTO scheduler_beats AS b (beat_at, up_since) VALUES (clock_timestamp(), clock_timestamp())
    ON CONFLICT (id) DO UPDATE SET beat_at = clock_timestamp(),
      up_since = CASE WHEN b.beat_at < clock_timestamp() - make_interval(secs => $1) THEN clock_timestamp() ELSE b.up_since END
    RETURNING up_since AS "upSince",
      EXISTS (SELECT FROM schedules WHERE next_due_at <= now()) AS "hasDue",
      EXISTS (SELECT FROM schedules WHERE waiting_due_at <= now()) AS "hasWaiting"`,
};

/**
 * Takes up to $1 schedules that are due, those longest due first, for this transaction; whoever comes next to the same ones passes
 * over them. By the clock of the database, which is the same for everybody.
 */
export const CLAIM_DUE: Statement = {
  name: 'claim_due_schedules',
  text: `
    SELECT ${SCHEDULE_COLUMNS}, now() AS now FROM schedules s
    WHERE s.next_due_at <= now() ORDER BY s.next_due_at LIMIT $1 FOR NO KEY UPDATE SKIP LOCKED`,
};

/** The same for schedules in which something waits for its turn. */
export const CLAIM_WAITING: Statement = {
  name: 'claim_waiting_schedules',
  text: `
    SELECT ${SCHEDULE_COLUMNS}, now() AS now, s.backfill_concurrency AS "backfillConcurrency" FROM schedules s
    WHERE s.waiting_due_at <= now() ORDER BY s.waiting_due_at LIMIT $1 FOR NO KEY UPDATE SKIP LOCKED`,
};

/** No more unfinished executions of a schedule are counted: one is enough to hold up a slot, and so many hold up every backfill. */
const COUNTED = 1000;

const UNFINISHED = `
      SELECT e.id FROM executions e
      WHERE e.workflow_id = s.workflow_id AND e.trigger_node_id = s.node_id AND e.finished_at IS NULL
        AND e.trigger_type = 'schedule' LIMIT ${COUNTED}`;

/** What runs of the schedules $1, and how many of their slots wait. */
export const COUNT_UNDER_WAY: Statement = {
  name: 'count_under_way',
  text: `
    SELECT s.id, (SELECT count(*)::int FROM (${UNFINISHED}) AS u) AS unfinished,
      (SELECT count(*)::int FROM schedule_slots q WHERE q.schedule_id = s.id AND q.status = 'queued' AND q.origin = 'due') AS waiting
    FROM schedules s WHERE s.id = ANY ($1::uuid[])`,
};

/** The oldest slots of schedule s that wait, as an array. */
const oldest = (origin: 'due' | 'backfill', limit: string) => `ARRAY(
        SELECT q.scheduled_for FROM schedule_slots q
        WHERE q.schedule_id = s.id AND q.origin = '${origin}' AND q.status = 'queued'
        ORDER BY q.schedule_id, q.origin, q.scheduled_for LIMIT ${limit})`;

/**
 * What runs of the schedules $1 and what waits in them, up to $2 of each kind. Among more executions than are counted any may be a
 * backfill's, so all count as such: a backfill waits rather than run more at a time than it may.
 */
export const FIND_WAITING: Statement = {
  name: 'find_waiting',
  text: `
    SELECT s.id, u.unfinished, u."unfinishedBackfills", ${oldest('due', '$2')} AS slots, ${oldest('backfill', '$2')} AS backfills
    FROM schedules s CROSS JOIN LATERAL (
      SELECT count(*)::int AS unfinished,
        (CASE WHEN count(*) >= ${COUNTED} THEN count(*) ELSE count(b.execution_id) END)::int AS "unfinishedBackfills"
      FROM (${UNFINISHED}) AS e
      LEFT JOIN schedule_slots b ON b.execution_id = e.id AND b.origin = 'backfill'
    ) AS u
    WHERE s.id = ANY ($1::uuid[])`,
};

/** Notes what became of slots. Gives back those about which nothing was known before: these alone may start. */
export const INSERT_SLOTS: Statement = {
  name: 'insert_slots',
  text: `
    INSERT INTO schedule_slots (schedule_id, scheduled_for, status, reason, skipped_until, execution_id, fired_at)
    SELECT n.*, CASE WHEN n.status = 'fired' THEN now() END
    FROM unnest($1::uuid[], $2::timestamptz[], $3::text[], $4::text[], $5::timestamptz[], $6::uuid[])
      AS n (schedule_id, scheduled_for, status, reason, skipped_until, execution_id)
    ON CONFLICT (schedule_id, scheduled_for) DO NOTHING
    RETURNING execution_id AS "executionId"`,
};

/** Starts slots that wait. Gives back those that still did. */
export const START_SLOTS: Statement = {
  name: 'start_slots',
  text: `
    UPDATE schedule_slots q SET status = 'fired', execution_id = n.execution_id, fired_at = now()
    FROM unnest($1::uuid[], $2::timestamptz[], $3::uuid[]) AS n (schedule_id, scheduled_for, execution_id)
    WHERE q.schedule_id = n.schedule_id AND q.scheduled_for = n.scheduled_for AND q.status = 'queued'
    RETURNING q.execution_id AS "executionId"`,
};

/** The executions $3 of slots were not accepted: the workflow was changed at this very moment. */
export const REFUSE_SLOTS: Statement = {
  name: 'refuse_slots',
  text: `
    UPDATE schedule_slots q SET status = 'skipped', reason = 'not-published', execution_id = NULL, fired_at = NULL
    FROM unnest($1::uuid[], $2::timestamptz[]) AS n (schedule_id, scheduled_for)
    WHERE q.schedule_id = n.schedule_id AND q.scheduled_for = n.scheduled_for AND q.status = 'fired'`,
};

/** Says when schedules are due next. With something that waits, they are looked at again at once. */
export const ADVANCE: Statement = {
  name: 'advance_schedules',
  text: `
    UPDATE schedules s SET next_slot_at = n.next_slot_at, next_due_at = n.next_due_at, has_ended = n.has_ended,
      problem = n.problem, waiting_due_at = CASE WHEN n.waits THEN coalesce(s.waiting_due_at, now()) ELSE s.waiting_due_at END
    FROM unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[], $4::boolean[], $5::text[], $6::boolean[])
      AS n (id, next_slot_at, next_due_at, has_ended, problem, waits)
    WHERE s.id = n.id`,
};

/** Has the schedules $1 looked at again in a second if something still waits in them. */
export const WAIT_ON: Statement = {
  name: 'wait_on',
  text: `
    UPDATE schedules s SET waiting_due_at = CASE WHEN EXISTS (
        SELECT FROM schedule_slots q WHERE q.schedule_id = s.id AND q.status = 'queued'
      ) THEN now() + interval '1 second' END
    WHERE s.id = ANY ($1::uuid[])`,
};

/** Puts off schedule $1, at which a tick fails, so that it does not hold up others: it is tried again in $2 seconds. */
export const PUT_OFF: Statement = {
  name: 'put_off_schedule',
  text: `
    UPDATE schedules SET
      next_due_at = CASE WHEN next_due_at <= now() THEN now() + make_interval(secs => $2) ELSE next_due_at END,
      waiting_due_at = CASE WHEN waiting_due_at <= now() THEN now() + make_interval(secs => $2) ELSE waiting_due_at END
    WHERE id = $1`,
};
