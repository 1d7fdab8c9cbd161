import type { NewExecution } from '@rex/engine';
import type { Statement } from '../connection/sql';
import { storableJson } from '../connection/storable-json';
import { INPUT_VALUE, LARGE_VALUE_BYTES } from './large-values';

/**
 * Inserts the execution $1 that repeats $9, another of the same owner and workflow that has ended, with the recorded steps of the
 * nodes $12 of that one. Gives back its row when the workflow allowed it; a repeat after a lost answer finds it there.
 */
export const ACCEPT_RETRY: Statement = {
  name: 'accept_retry',
  text: `
    WITH allowed AS MATERIALIZED (
      SELECT w.id AS workflow_id FROM workflows w
      WHERE w.id = $3 AND w.owner_id = $2 AND w.deleted_at IS NULL
        AND ($8::text = 'exists' OR (w.active AND w.published_version = $4))
        AND EXISTS (SELECT FROM executions o
          WHERE o.id = $9 AND o.owner_id = $2 AND o.workflow_id = $3 AND o.finished_at IS NOT NULL)
    ), inserted AS (
      INSERT INTO executions (id, owner_id, workflow_id, version, trigger_type, trigger_node_id, input, max_concurrency,
        retry_of, retry_from, retry_input)
      SELECT $1, $2, $3, $4, $5::text, $6::text, CASE WHEN octet_length($7::text) <= ${LARGE_VALUE_BYTES} THEN $7::text END,
        $13::int, $9, $10::text, $11::text
      FROM allowed ON CONFLICT (id) DO NOTHING
      RETURNING id
    ), steps AS (
      INSERT INTO execution_steps (execution_id, node_id, node_type, status, port, attempt, revision, duration_ms, started_at,
        finished_at, output, output_bytes, error, logs, warnings)
      SELECT i.id, s.node_id, s.node_type, s.status, s.port, s.attempt, 0, s.duration_ms, s.started_at, s.finished_at, s.output,
        s.output_bytes, s.error, s.logs, s.warnings
      FROM inserted i JOIN execution_steps s ON s.execution_id = $9 AND s.node_id = ANY ($12::text[])
    ), valued AS (
      INSERT INTO execution_values (execution_id, name, value)
      SELECT i.id, v.name, v.value
      FROM inserted i JOIN execution_values v ON v.execution_id = $9 AND v.name = ANY ($14::text[])
      UNION ALL SELECT i.id, '${INPUT_VALUE}', $7::text FROM inserted i WHERE octet_length($7::text) > ${LARGE_VALUE_BYTES}
    )
    SELECT 1 AS place, $1::uuid AS id, 'pending' AS status FROM allowed`,
};

/** The parameters of ACCEPT_RETRY. */
export function acceptRetryValues(request: NewExecution, valueNames: string[]): unknown[] {
  const { id, ownerId, workflowId, version, triggerType, triggerNodeId, inputJson, condition, retry } =
    request;
  return [
    ...[id, ownerId, workflowId, version, triggerType, triggerNodeId, storableJson(inputJson), condition],
    ...[retry?.of, retry?.from, retry?.fromInputJson ? storableJson(retry.fromInputJson) : null],
    ...[retry?.reuse ?? [], request.maxConcurrency, valueNames],
  ];
}
