import type { Statement } from '../connection/sql';
import { INPUT_VALUE, OUTPUT_VALUE, valueOf } from '../store/large-values';
import { USAGE, usageOfExecution, usageOfSteps } from '../usage/usage-sql';
import { SUMMARY } from './execution-row';
import { SMALL_BYTES } from './progress-statements';

const STEP = `s.node_id, s.node_type, s.status, s.port, s.output, s.error, s.attempt, s.started_at, s.finished_at, s.duration_ms,
      s.logs, s.warnings, s.revision, s.output_bytes, ${USAGE}`;

/** The execution $2 of owner $1. */
export const FIND_EXECUTION: Statement = {
  name: 'find_execution',
  text: `
    SELECT ${SUMMARY}, (SELECT name FROM workflows w WHERE w.id = e.workflow_id) AS workflow_name, retry_from, retry_input, revision, ${valueOf('input', 'e.id', `'${INPUT_VALUE}'`)} AS input,
      CASE WHEN finished_at IS NOT NULL THEN ${valueOf('output', 'e.id', `'${OUTPUT_VALUE}'`)} END AS output, ${USAGE}
    FROM executions e ${usageOfExecution('e.id')} WHERE id = $2 AND owner_id = $1`,
};

/** The steps of the execution $2 of owner $1. */
export const FIND_STEPS: Statement = {
  name: 'find_steps',
  text: `
    SELECT ${STEP} FROM execution_steps s JOIN executions e ON e.id = s.execution_id
    ${usageOfSteps('$2')}
    WHERE s.execution_id = $2 AND e.owner_id = $1
    ORDER BY s.started_at NULLS LAST, s.finished_at, s.node_id`,
};

/**
 * The steps of the execution $2 of owner $1, without outputs and logs: only whether there are any. Small logs of what was tried again
 * come along: they say when attempts failed.
 */
export const FIND_STEPS_WITHOUT_VALUES: Statement = {
  name: 'find_steps_without_values',
  text: `
    SELECT s.node_id, s.node_type, s.status, s.port, NULL AS output, s.error, s.attempt, s.started_at, s.finished_at, s.duration_ms,
      CASE WHEN s.attempt > 1 AND octet_length(s.logs) <= ${SMALL_BYTES} THEN s.logs END AS logs, s.warnings, s.revision, s.output_bytes, s.output IS NOT NULL OR s.output_bytes IS NOT NULL AS has_output,
      s.logs IS NOT NULL AS has_logs, ${USAGE}
    FROM execution_steps s JOIN executions e ON e.id = s.execution_id
    ${usageOfSteps('$2')}
    WHERE s.execution_id = $2 AND e.owner_id = $1
    ORDER BY s.started_at NULLS LAST, s.finished_at, s.node_id`,
};

/** How far the executions $1 are. */
export const FIND_OUTCOMES: Statement = {
  name: 'find_outcomes',
  text: `
    SELECT id, status, error, revision,
      CASE WHEN status = 'completed' THEN ${valueOf('output', 'e.id', `'${OUTPUT_VALUE}'`)} END AS output
    FROM executions e WHERE id = ANY ($1::uuid[])`,
};

/** How far the executions $1 are, each with what its node of $2 gave, once that has ended with an output. */
export const FIND_STEP_OUTCOMES: Statement = {
  name: 'find_step_outcomes',
  text: `
    SELECT e.id, wanted.node_id, e.status, e.error, e.revision,
      CASE WHEN s.finished_at IS NOT NULL THEN ${valueOf('s.output', 'e.id', `'step:' || s.node_id`)} END AS step_output
    FROM unnest($1::uuid[], $2::text[]) AS wanted (execution_id, node_id)
    JOIN executions e ON e.id = wanted.execution_id
    LEFT JOIN execution_steps s ON s.execution_id = wanted.execution_id AND s.node_id = wanted.node_id`,
};

/** The large values named $2 of execution $1. */
export const LOAD_VALUES: Statement = {
  name: 'load_values',
  text: 'SELECT name, value FROM execution_values WHERE execution_id = $1 AND name = ANY ($2::text[])',
};
