import type { Statement } from '../connection/sql';
import { OUTPUT_VALUE } from '../store/large-values';
import { USAGE, usageOfExecution, usageOfStep } from '../usage/usage-sql';
import { SUMMARY } from './execution-row';

/** Values and logs of more bytes than this are left out: who follows an execution asks for them when they are wanted. */
export const SMALL_BYTES = 16 * 1024;

const small = (column: string) => `CASE WHEN octet_length(${column}) <= ${SMALL_BYTES} THEN ${column} END`;
const isLarge = (column: string) => `coalesce(octet_length(${column}) > ${SMALL_BYTES}, false)`;

/** The execution $2 of owner $1, with its values if they are small. Columns that are null because of their size say so. */
export const FIND_SNAPSHOT: Statement = {
  name: 'find_snapshot',
  text: `
    SELECT ${SUMMARY}, (SELECT name FROM workflows w WHERE w.id = e.workflow_id) AS workflow_name, retry_from, revision,
      ${small('input')} AS input, input IS NULL OR ${isLarge('input')} AS input_omitted,
      ${small('output')} AS output, ${isLarge('output')} OR (finished_at IS NOT NULL AND EXISTS (
        SELECT FROM execution_values v WHERE v.execution_id = e.id AND v.name = '${OUTPUT_VALUE}')) AS output_omitted,
      ${small('retry_input')} AS retry_input, ${USAGE}
    FROM executions e ${usageOfExecution('e.id')} WHERE id = $2 AND owner_id = $1`,
};

/** How far the executions $1 are. */
export const FIND_PROGRESS: Statement = {
  name: 'find_progress',
  text: `
    SELECT id, status, error, revision, started_at, finished_at FROM executions WHERE id = ANY ($1::uuid[])`,
};

/** The steps of each of the executions $1 that were written after its revision $2 and up to $3; place says of which, from 1. */
export const FIND_STEP_CHANGES: Statement = {
  name: 'find_step_changes',
  text: `
    SELECT w.place::int, s.node_id, s.node_type, s.status, s.port, s.error, s.attempt, s.started_at, s.finished_at, s.duration_ms,
      s.warnings, s.revision, ${small('s.output')} AS output, ${small('s.logs')} AS logs, ${isLarge('s.logs')} AS logs_omitted,
      coalesce(s.output_bytes, CASE WHEN ${isLarge('s.output')} THEN octet_length(s.output) END) AS output_bytes, ${USAGE}
    FROM unnest($1::uuid[], $2::int[], $3::int[]) WITH ORDINALITY AS w (execution_id, after_revision, up_to_revision, place)
    JOIN execution_steps s ON s.execution_id = w.execution_id
      AND s.revision > w.after_revision AND s.revision <= w.up_to_revision
    ${usageOfStep('s.execution_id', 's.node_id')}
    ORDER BY w.place, s.revision, s.started_at NULLS LAST, s.node_id`,
};
