import type { AcceptOutcome, ExecutionStatus, NewExecution } from '@rex/engine';
import type { Statement } from '../connection/sql';
import { storableJson } from '../connection/storable-json';
import { textArray } from '../connection/text-array';
import { INPUT_VALUE, LARGE_VALUE_BYTES } from './large-values';

const COLUMNS = 'id, owner_id, workflow_id, version, trigger_type, trigger_node_id, input, max_concurrency';

/**
 * The requests of which the workflow is the owner's and meets their condition, at the moment of the commit's snapshot. A published
 * version is always there; any other may have been removed, and must not break what is accepted beside it.
 */
const requests = (arrays: string, columns: string) => `
      SELECT r.*
      FROM unnest(${arrays}) WITH ORDINALITY AS r (${columns}, place)
      JOIN workflows w ON w.id = r.workflow_id AND w.owner_id = r.owner_id AND w.deleted_at IS NULL
        AND CASE WHEN r.condition = 'exists'
          THEN EXISTS (SELECT FROM workflow_versions v WHERE v.workflow_id = r.workflow_id AND v.version = r.version)
          ELSE w.active AND w.published_version = r.version END`;

const ARRAYS =
  '$1::uuid[], $2::uuid[], $3::uuid[], $4::int[], $5::text[], $6::text[], $7::text[], $8::int[], $9::text[]';

/** Columns of a request as they are inserted: a large input is kept apart. */
const INSERTED = (from: string) =>
  `${from}.id, ${from}.owner_id, ${from}.workflow_id, ${from}.version, ${from}.trigger_type, ${from}.trigger_node_id,
        CASE WHEN octet_length(${from}.input) <= ${LARGE_VALUE_BYTES} THEN ${from}.input END, ${from}.max_concurrency`;

const LARGE_INPUTS = (source: string) => `
      INSERT INTO execution_values (execution_id, name, value)
      SELECT l.id, '${INPUT_VALUE}', l.input FROM (${source}) AS l WHERE octet_length(l.input) > ${LARGE_VALUE_BYTES}
      ON CONFLICT DO NOTHING`;

/** Inserts executions without keys; gives back those that the workflow allowed. A repeat after a lost answer finds them there. */
export const ACCEPT: Statement = {
  name: 'accept',
  text: `
    WITH request AS MATERIALIZED (${requests(ARRAYS, `${COLUMNS}, condition`)}
    ), inserted AS (
      INSERT INTO executions (${COLUMNS}) SELECT ${INSERTED('r')} FROM request r ON CONFLICT (id) DO NOTHING
    ), valued AS (${LARGE_INPUTS('SELECT id, input FROM request')}
    )
    SELECT place::int, id, 'pending' AS status FROM request`,
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
      FROM (${requests(`${ARRAYS}, $10::text[]`, `${COLUMNS}, condition, dedupe_key`)}) AS allowed
    ), keyed AS (
      INSERT INTO idempotency_keys AS k (workflow_id, key_hash, execution_id)
      SELECT DISTINCT ON (workflow_id, key_hash) workflow_id, key_hash, id
      FROM request WHERE dedupe_key IS NOT NULL
      ORDER BY workflow_id, key_hash, place
      ON CONFLICT (workflow_id, key_hash) DO UPDATE SET
        execution_id = CASE WHEN k.created_at > now() - interval '24 hours' THEN k.execution_id ELSE excluded.execution_id END,
        created_at = CASE WHEN k.created_at > now() - interval '24 hours' THEN k.created_at ELSE excluded.created_at END
      RETURNING workflow_id, key_hash, execution_id
    ), fresh AS MATERIALIZED (
      SELECT r.* FROM request r LEFT JOIN keyed k ON k.workflow_id = r.workflow_id AND k.key_hash = r.key_hash
      WHERE k.execution_id IS NULL OR k.execution_id = r.id
    ), inserted AS (
      INSERT INTO executions (${COLUMNS}) SELECT ${INSERTED('f')} FROM fresh f ON CONFLICT (id) DO NOTHING
    ), valued AS (${LARGE_INPUTS('SELECT id, input FROM fresh')}
    )
    SELECT r.place::int, coalesce(k.execution_id, r.id) AS id,
      CASE WHEN k.execution_id <> r.id THEN e.status ELSE 'pending' END AS status
    FROM request r
    LEFT JOIN keyed k ON k.workflow_id = r.workflow_id AND k.key_hash = r.key_hash
    LEFT JOIN executions e ON e.id = k.execution_id`,
};

/** A row of ACCEPT and ACCEPT_KEYED: a request that was allowed. */
export interface AcceptedRow {
  /** Which of the requests, from 1. */
  place: number;
  id: string;
  /** Null for an earlier execution that this statement could not see: just being accepted, or deleted since. */
  status: ExecutionStatus | null;
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
    requests.map((each) => each.maxConcurrency),
    textArray(requests.map((each) => each.condition)),
  ];
}

/** The arrays of ACCEPT_KEYED. A key may be any text: as JSON it can be stored, and two keys stay two. */
export function acceptKeyedValues(requests: NewExecution[]): unknown[] {
  const keys = requests.map(({ dedupeKey }) => (dedupeKey === null ? null : JSON.stringify(dedupeKey)));
  return [...acceptValues(requests), textArray(keys)];
}

/** How far the executions $1 are that ACCEPT_KEYED could not see. */
export const FIND_UNSEEN: Statement = {
  name: 'find_unseen',
  text: 'SELECT id, status FROM executions WHERE id = ANY ($1::uuid[])',
};

/** What the caller is told of each request, in order. `unseen` has the states of executions whose row came without one. */
export function toOutcomes(
  requests: NewExecution[],
  rows: AcceptedRow[],
  unseen: ReadonlyMap<string, ExecutionStatus> = new Map(),
): AcceptOutcome[] {
  const byPlace = new Map(rows.map((row) => [row.place, row]));
  return requests.map((request, index) => {
    const row = byPlace.get(index + 1);
    if (!row) return { kind: 'refused' };
    const status = row.status ?? unseen.get(row.id) ?? 'deleted';
    return { kind: 'accepted', id: row.id, status, duplicate: row.id !== request.id };
  });
}
