import type { Statement } from '../connection/sql';
import { FIRST_ID, LAST_ID } from '../repositories/id-range';

/** A statement that removes at most $2 rows of workflow $1, and tells how many. */
const removal = (name: string, rows: string, deletion: string): Statement => ({
  name: `purge_${name}`,
  text: `
    WITH doomed AS MATERIALIZED (${rows} LIMIT $2), gone AS (${deletion} RETURNING 1)
    SELECT count(*)::int AS removed FROM gone`,
});

/** Ended executions, with their steps, values and receipts. By range, for the reason given at LIST_EXECUTIONS. */
const EXECUTIONS = removal(
  'executions',
  `SELECT id FROM executions
      WHERE (workflow_id, id) >= ($1, '${FIRST_ID}') AND (workflow_id, id) < ($1, '${LAST_ID}') AND finished_at IS NOT NULL
      ORDER BY workflow_id, id`,
  'DELETE FROM executions e USING doomed d WHERE e.id = d.id',
);

const IDEMPOTENCY_KEYS = removal(
  'idempotency_keys',
  'SELECT key_hash FROM idempotency_keys WHERE workflow_id = $1',
  'DELETE FROM idempotency_keys k USING doomed d WHERE k.workflow_id = $1 AND k.key_hash = d.key_hash',
);

const STORAGE_ENTRIES = removal(
  'storage_entries',
  'SELECT owner_id, scope_id, key FROM storage_entries WHERE workflow_id = $1',
  `DELETE FROM storage_entries s USING doomed d
      WHERE s.owner_id = d.owner_id AND s.scope_id = d.scope_id AND s.key = d.key`,
);

const SCHEDULE_SLOTS = removal(
  'schedule_slots',
  `SELECT q.schedule_id, q.scheduled_for FROM schedules s JOIN schedule_slots q ON q.schedule_id = s.id
      WHERE s.workflow_id = $1`,
  `DELETE FROM schedule_slots q USING doomed d
      WHERE q.schedule_id = d.schedule_id AND q.scheduled_for = d.scheduled_for`,
);

/** What a workflow has many of, in the order in which it goes, and how many rows go at once. An execution has steps of its own. */
export const PURGED_FIRST: readonly { statement: Statement; batch: number }[] = [
  { statement: EXECUTIONS, batch: 50 },
  { statement: IDEMPOTENCY_KEYS, batch: 1000 },
  { statement: STORAGE_ENTRIES, batch: 500 },
  { statement: SCHEDULE_SLOTS, batch: 1000 },
];

/** The $2 oldest versions of workflow $1, if no execution needs them. Runs after LOCK_VERSIONS. */
export const PURGE_VERSIONS: Statement = removal(
  'versions',
  `SELECT version FROM workflow_versions
      WHERE workflow_id = $1 AND NOT EXISTS (SELECT FROM executions WHERE workflow_id = $1) ORDER BY version`,
  'DELETE FROM workflow_versions v USING doomed d WHERE v.workflow_id = $1 AND v.version = d.version',
);

/** Workflow $1 itself, when nothing is left of it. */
export const PURGE_WORKFLOW: Statement = {
  name: 'purge_workflow',
  text: `
    WITH gone AS (
      DELETE FROM workflows w WHERE id = $1 AND purge_started_at IS NOT NULL
        AND NOT EXISTS (SELECT FROM workflow_versions v WHERE v.workflow_id = w.id) RETURNING 1
    )
    SELECT count(*)::int AS removed FROM gone`,
};
