import type { TestDatabase } from '@rex/testing/stack';

/** What the database knows of the slots of some schedules. */
export interface SlotLedger {
  /** Slots, each schedule's counted. */
  slots: number;
  fired: number;
  skipped: number;
  /** Seconds between the first and the last slot of a schedule that have no row. */
  missing: number;
  /** Executions of schedules. */
  executions: number;
  /** Slots whose execution is there and names no other slot. */
  matched: number;
  /** Slots that started before they were due, by the database's clock. */
  early: number;
  p50Ms: number;
  p99Ms: number;
  maxMs: number;
}

/** Counts the slots of schedules that are due every second, and their executions. */
export async function readLedger(database: Pick<TestDatabase, 'query'>): Promise<SlotLedger> {
  const [row] = await database.query(`
    WITH lateness AS (
      SELECT q.*, extract(epoch FROM q.fired_at - q.scheduled_for) * 1000 AS late FROM schedule_slots q
    ), spans AS (
      SELECT schedule_id, extract(epoch FROM max(scheduled_for) - min(scheduled_for)) + 1 - count(*) AS missing
      FROM schedule_slots GROUP BY schedule_id
    )
    SELECT count(*)::int AS slots, count(*) FILTER (WHERE status = 'fired')::int AS fired,
      count(*) FILTER (WHERE status = 'skipped')::int AS skipped,
      (SELECT sum(missing)::int FROM spans) AS missing,
      (SELECT count(*)::int FROM executions WHERE trigger_type = 'schedule') AS executions,
      (SELECT count(DISTINCT e.id)::int FROM schedule_slots q JOIN executions e ON e.id = q.execution_id
        AND (e.input::json ->> 'scheduledFor')::timestamptz = q.scheduled_for) AS matched,
      count(*) FILTER (WHERE late < 0)::int AS early,
      round(percentile_cont(0.5) WITHIN GROUP (ORDER BY late))::int AS "p50Ms",
      round(percentile_cont(0.99) WITHIN GROUP (ORDER BY late))::int AS "p99Ms",
      round(max(late))::int AS "maxMs"
    FROM lateness`);
  return row as unknown as SlotLedger;
}
