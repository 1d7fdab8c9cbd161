import type { AcceptedExecution, ExecutionStatus, NewExecution } from '@rex/engine';
import type { Statement } from '../connection/sql';
import { storableJson } from '../connection/storable-json';
import { textArray } from '../connection/text-array';

/** Inserts executions without keys. A repeat after a lost answer finds them there. */
export const ACCEPT: Statement = {
  name: 'accept',
  text: `
    INSERT INTO executions (id, owner_id, workflow_id, version, trigger_type, trigger_node_id, input)
    SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::int[], $5::text[], $6::text[], $7::text[])
    ON CONFLICT (id) DO NOTHING`,
};

/**
 * The same with idempotency keys. Whoever has the key's row decides: the upsert waits for a concurrent one and always gives
 * back the row's execution, so that two processes agree. Keys are taken in one order, or two batches could deadlock.
 */
export const ACCEPT_KEYED: Statement = {
  name: 'accept_keyed',
  text: `
    WITH request AS MATERIALIZED (
      SELECT *, sha256(convert_to(dedupe_key, 'UTF8')) AS key_hash
      FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::int[], $5::text[], $6::text[], $7::text[], $8::text[]) WITH ORDINALITY
        AS r (id, owner_id, workflow_id, version, trigger_type, trigger_node_id, input, dedupe_key, place)
    ), keyed AS (
      INSERT INTO idempotency_keys AS k (workflow_id, key_hash, execution_id)
      SELECT DISTINCT ON (workflow_id, key_hash) workflow_id, key_hash, id
      FROM request WHERE dedupe_key IS NOT NULL
      ORDER BY workflow_id, key_hash, place
      ON CONFLICT (workflow_id, key_hash) DO UPDATE SET
        execution_id = CASE WHEN k.created_at > now() - interval '24 hours' THEN k.execution_id ELSE excluded.execution_id END,
        created_at = CASE WHEN k.created_at > now() - interval '24 hours' THEN k.created_at ELSE excluded.created_at END
      RETURNING workflow_id, key_hash, execution_id
    ), inserted AS (
      INSERT INTO executions (id, owner_id, workflow_id, version, trigger_type, trigger_node_id, input)
      SELECT r.id, r.owner_id, r.workflow_id, r.version, r.trigger_type, r.trigger_node_id, r.input
      FROM request r LEFT JOIN keyed k ON k.workflow_id = r.workflow_id AND k.key_hash = r.key_hash
      WHERE k.execution_id IS NULL OR k.execution_id = r.id
      ON CONFLICT (id) DO NOTHING
    )
    SELECT coalesce(k.execution_id, r.id) AS id, coalesce(e.status, 'pending') AS status
    FROM request r
    LEFT JOIN keyed k ON k.workflow_id = r.workflow_id AND k.key_hash = r.key_hash
    LEFT JOIN executions e ON e.id = k.execution_id
    ORDER BY r.place`,
};

/** A row of ACCEPT_KEYED, in the order of the requests. */
export interface AcceptedRow {
  id: string;
  status: ExecutionStatus;
}

/** The arrays of ACCEPT. */
export function acceptValues(requests: NewExecution[]): unknown[] {
  return [
    requests.map((each) => each.id),
    requests.map((each) => each.ownerId),
    requests.map((each) => each.workflowId),
    requests.map((each) => each.version),
    textArray(requests.map((each) => each.triggerType)),
    textArray(requests.map((each) => each.triggerNodeId)),
    textArray(requests.map((each) => storableJson(each.inputJson))),
  ];
}

/** The arrays of ACCEPT_KEYED. A key may be any text: as JSON it can be stored, and two keys stay two. */
export function acceptKeyedValues(requests: NewExecution[]): unknown[] {
  const keys = requests.map(({ dedupeKey }) => (dedupeKey === null ? null : JSON.stringify(dedupeKey)));
  return [...acceptValues(requests), textArray(keys)];
}

/** What the caller is told of a request. */
export function toAccepted(request: NewExecution, { id, status }: AcceptedRow): AcceptedExecution {
  return { id, status, duplicate: id !== request.id };
}
