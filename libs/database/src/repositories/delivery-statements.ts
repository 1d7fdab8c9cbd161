import type { Statement } from '../connection/sql';
import { textArray } from '../connection/text-array';
import { INPUT_VALUE, valueOf } from '../store/large-values';
import { FIRST_ID } from './id-range';
import type { NewRefusal } from './delivery-row';

const OF_REFUSAL = `r.id, r.outcome, r.code, r.reason, r.method, r.path, r.status, r.source_address, r.user_agent,
      r.body_bytes, r.execution_id, NULL AS execution_status, r.created_at, NULL AS input_head`;

/** Longer than the method and the longest path that the server takes in a usual call. */
const HEAD_CHARACTERS = 2000;

const OF_EXECUTION = `e.id, 'accepted' AS outcome, NULL AS code, NULL AS reason, NULL AS method, NULL AS path,
      NULL::int AS status, NULL AS source_address, NULL AS user_agent, NULL::int AS body_bytes, e.id AS execution_id,
      e.status AS execution_status, e.created_at, left(coalesce(e.input, ''), ${HEAD_CHARACTERS}) AS input_head`;

/**
 * Calls of the webhook of workflow $2 of owner $1, newest first, older than $3, with outcome $4 (null: any), at most $5. Each side
 * goes by its index on (workflow, id) and ends at the limit.
 */
export const LIST_DELIVERIES: Statement = {
  name: 'list_deliveries',
  text: `
    SELECT * FROM (
      (SELECT ${OF_EXECUTION} FROM executions e
       WHERE (e.workflow_id, e.id) >= ($2, '${FIRST_ID}') AND (e.workflow_id, e.id) < ($2, $3::uuid)
         AND (e.owner_id = $1) IS TRUE AND e.trigger_type = 'webhook' AND ($4::text IS NULL OR $4 = 'accepted')
       ORDER BY e.workflow_id DESC, e.id DESC LIMIT $5)
      UNION ALL
      (SELECT ${OF_REFUSAL} FROM webhook_refusals r
       WHERE (r.workflow_id, r.id) >= ($2, '${FIRST_ID}') AND (r.workflow_id, r.id) < ($2, $3::uuid)
         AND r.owner_id = $1 AND ($4::text IS NULL OR r.outcome = $4)
       ORDER BY r.workflow_id DESC, r.id DESC LIMIT $5)
    ) AS delivery ORDER BY id DESC LIMIT $5`,
};

/** The call $3 of the webhook of workflow $2 of owner $1, with what it sent. */
export const FIND_DELIVERY: Statement = {
  name: 'find_delivery',
  text: `
    SELECT ${OF_EXECUTION}, ${valueOf('e.input', 'e.id', `'${INPUT_VALUE}'`)} AS input,
      NULL AS query, NULL AS headers, NULL::bytea AS body
    FROM executions e WHERE e.id = $3 AND e.workflow_id = $2 AND e.owner_id = $1 AND e.trigger_type = 'webhook'
    UNION ALL
    SELECT ${OF_REFUSAL}, NULL AS input, r.query, r.headers, r.body
    FROM webhook_refusals r WHERE r.id = $3 AND r.workflow_id = $2 AND r.owner_id = $1`,
};

/** Stores calls that started nothing, of workflows that there are. */
export const ADD_REFUSALS: Statement = {
  name: 'add_refusals',
  text: `
    INSERT INTO webhook_refusals (id, owner_id, workflow_id, outcome, code, reason, method, path, status, source_address,
      user_agent, body_bytes, execution_id, query, headers, body)
    SELECT n.id, w.owner_id, w.id, n.outcome, n.code, n.reason, n.method, n.path, n.status, n.source_address,
      n.user_agent, n.body_bytes, n.execution_id, n.query, n.headers, n.body
    FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::int[], $9::text[],
      $10::text[], $11::int[], $12::uuid[], $13::text[], $14::text[], $15::bytea[])
      AS n (id, workflow_id, outcome, code, reason, method, path, status, source_address, user_agent, body_bytes,
        execution_id, query, headers, body)
    JOIN workflows w ON w.id = n.workflow_id AND w.deleted_at IS NULL
    ON CONFLICT DO NOTHING`,
};

/** The arrays of ADD_REFUSALS. */
export function addRefusalsValues(rows: NewRefusal[]): unknown[] {
  return [
    rows.map((each) => each.id),
    rows.map((each) => each.workflowId),
    textArray(rows.map((each) => each.outcome)),
    textArray(rows.map((each) => each.code)),
    textArray(rows.map((each) => storableText(each.reason))),
    textArray(rows.map((each) => each.method)),
    textArray(rows.map((each) => storableText(each.path))),
    rows.map((each) => each.status),
    textArray(rows.map((each) => storableText(each.sourceAddress))),
    textArray(rows.map(({ userAgent }) => (userAgent === null ? null : storableText(userAgent)))),
    rows.map((each) => each.bodyBytes),
    rows.map((each) => each.executionId),
    textArray(rows.map((each) => each.kept?.queryJson ?? null)),
    textArray(rows.map((each) => each.kept?.headersJson ?? null)),
    rows.map((each) => each.kept?.body ?? null),
  ];
}

/** Text as PostgreSQL can hold it. It is shown, never compared. */
function storableText(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\ufffd');
}

/** Of the workflows $1, removes all stored calls but the $2 newest of each. */
export const TRIM_REFUSALS: Statement = {
  name: 'trim_refusals',
  text: `
    DELETE FROM webhook_refusals r
    USING (
      SELECT w.id AS workflow_id, (
        SELECT k.id FROM webhook_refusals k WHERE k.workflow_id = w.id
        ORDER BY k.workflow_id DESC, k.id DESC OFFSET $2 LIMIT 1) AS newest_to_go
      FROM unnest($1::uuid[]) AS w (id)) AS full_log
    WHERE r.workflow_id = full_log.workflow_id AND r.id <= full_log.newest_to_go`,
};

/** Removes at most $1 stored calls that are older than $2 days. */
export const PRUNE_REFUSALS: Statement = {
  name: 'prune_refusals',
  text: `
    WITH old AS (
      SELECT workflow_id, id FROM webhook_refusals WHERE created_at < now() - make_interval(days => $2)
      ORDER BY created_at LIMIT $1 FOR UPDATE SKIP LOCKED
    ), gone AS (
      DELETE FROM webhook_refusals r USING old WHERE r.workflow_id = old.workflow_id AND r.id = old.id RETURNING 1
    )
    SELECT count(*)::int AS count FROM gone`,
};
