/** BullMQ's channel for "a job was added"; the payload is the queue's name. */
export const JOBS_CHANNEL = 'bullmq_jobs';

/**
 * Adds jobs in order and tells workers, in one commit. Ids that still wait are left as they are.
 * $1 queue, $2 job ids, $3 names, $4 data as JSON texts, $5 now in epoch milliseconds.
 */
export const ADD_JOBS = {
  name: 'rex-add-jobs',
  text: `
    WITH added AS (
      INSERT INTO job (queue, id, seq, name, state, data, added_at_ms)
      SELECT $1, id, nextval('job_seq'), name, 'waiting', data::jsonb, $5
        FROM unnest($2::text[], $3::text[], $4::text[]) AS t(id, name, data)
      ON CONFLICT (queue, id) DO NOTHING
      RETURNING 1
    )
    SELECT pg_notify('${JOBS_CHANNEL}', $1) WHERE EXISTS (SELECT FROM added)`,
};

/**
 * Takes the oldest waiting jobs out of the table. Two workers never get the same one.
 * $1 queue, $2 most jobs.
 */
export const TAKE_JOBS = {
  name: 'rex-take-jobs',
  text: `
    DELETE FROM job WHERE ctid = ANY (ARRAY (
      SELECT ctid FROM job
       WHERE queue = $1 AND state = 'waiting'
       ORDER BY priority, seq
       LIMIT $2
       FOR UPDATE SKIP LOCKED))
    RETURNING id, seq, name, data::text AS data, added_at_ms`,
};

/** A row of TAKE_JOBS; PostgreSQL's bigint arrives as text. */
export interface TakenRow {
  id: string;
  seq: string;
  name: string;
  data: string;
  added_at_ms: string;
}
