import { MAX_STORAGE_NUMBER } from '@rex/node-sdk';
import type { Statement } from '../connection/sql';
import { FIRST_ID } from '../repositories/id-range';
import { ENTRY_COLUMNS } from './storage-row';

/*
 * Each change is one statement that looks for the receipt of the step's change (execution $1, node $2, ordinal $3), changes the
 * entry (owner $4, workflow $5 or null, key $6) when there is none, and leaves a receipt (ADR 0011). Of two workers that try the
 * same change at once both may see no receipt; the later one then fails at the receipt's key, and its change with it.
 *
 * Who has lost the lease of epoch $7 changes nothing any more (PROMISES P6), and is told by a row of nulls.
 *
 * An expired entry is as if it were not there: what is put in its place begins with version 1.
 */

const RECEIPT = `
    lease AS MATERIALIZED (
      SELECT id FROM executions WHERE id = $1 AND owner_id = $4 AND lease_epoch = $7 AND status = 'running'
    ), receipt AS MATERIALIZED (
      SELECT key, value, version, updated_at, expires_at FROM storage_receipts
      WHERE execution_id = $1 AND node_id = $2 AND ordinal = $3 AND EXISTS (SELECT FROM lease)
    )`;

const MAY_CHANGE = 'EXISTS (SELECT FROM lease) AND NOT EXISTS (SELECT FROM receipt)';

const KEPT = `
    kept AS (
      INSERT INTO storage_receipts (execution_id, node_id, ordinal, key, value, version, updated_at, expires_at)
      SELECT $1::uuid, $2::text, $3::int, key, value, version, updated_at, expires_at FROM changed
      RETURNING key
    )`;

/** After the receipt: all changes take their locks in this order. Over the limit the constraint `storage_usage_full` refuses. */
const counted = (limit: string) => `
    counted AS (
      INSERT INTO storage_usage AS u (owner_id, entries, entry_limit)
      SELECT $4::uuid, 1, ${limit} FROM changed, kept WHERE is_new
      ON CONFLICT (owner_id) DO UPDATE SET entries = u.entries + 1, entry_limit = excluded.entry_limit
    )`;

const OUTCOME = `
    SELECT ${ENTRY_COLUMNS} FROM receipt
    UNION ALL SELECT ${ENTRY_COLUMNS} FROM changed
    UNION ALL SELECT NULL, NULL, NULL, NULL, NULL WHERE NOT EXISTS (SELECT FROM lease)`;

const SCOPE_ID = `coalesce($5::uuid, '${FIRST_ID}')`;
const later = (seconds: string) => `now() + ${seconds}::float8 * interval '1 second'`;
const NEXT_VERSION = 'CASE WHEN e.expires_at <= now() THEN 1 ELSE e.version + 1 END';
/** A row that was updated carries the lock of its update; a new one none. */
const CHANGED_COLUMNS = 'key, value, version, updated_at, expires_at, xmax = 0 AS is_new';

/** Puts the value $8 for $9 seconds (null: for ever). With $10 only where there is no entry. At most $11 entries of the owner. */
export const PUT_ENTRY: Statement = {
  name: 'put_entry',
  text: `
    WITH ${RECEIPT}, changed AS (
      INSERT INTO storage_entries AS e (owner_id, workflow_id, key, value, expires_at)
      SELECT $4::uuid, $5::uuid, $6::text, $8::text, ${later('$9')} WHERE ${MAY_CHANGE}
      ON CONFLICT (owner_id, scope_id, key) DO UPDATE SET
        value = excluded.value, updated_at = now(), expires_at = excluded.expires_at, version = ${NEXT_VERSION}
      WHERE NOT $10::boolean OR e.expires_at <= now()
      RETURNING ${CHANGED_COLUMNS}
    ), ${KEPT}, ${counted('$11')}
    ${OUTCOME}`,
};

/** Puts the value $8 for $9 seconds where the entry has the version $10. */
export const REPLACE_ENTRY: Statement = {
  name: 'replace_entry',
  text: `
    WITH ${RECEIPT}, changed AS (
      UPDATE storage_entries AS e SET
        value = $8, updated_at = now(), expires_at = ${later('$9')}, version = e.version + 1
      WHERE owner_id = $4 AND scope_id = ${SCOPE_ID} AND key = $6 AND version = $10
        AND (expires_at IS NULL OR expires_at > now()) AND ${MAY_CHANGE}
      RETURNING key, value, version, updated_at, expires_at
    ), ${KEPT}
    ${OUTCOME}`,
};

/**
 * Adds $8. An entry that is not there counts as 0 and lives for $9 seconds. Nothing comes back where the value is no number, or
 * where the sum leaves the exact ones. At most $10 entries of the owner.
 */
export const INCREMENT_ENTRY: Statement = {
  name: 'increment_entry',
  text: `
    WITH ${RECEIPT}, changed AS (
      INSERT INTO storage_entries AS e (owner_id, workflow_id, key, value, expires_at)
      SELECT $4::uuid, $5::uuid, $6::text, $8::float8::text, ${later('$9')} WHERE ${MAY_CHANGE}
      ON CONFLICT (owner_id, scope_id, key) DO UPDATE SET
        value = CASE WHEN e.expires_at <= now() THEN excluded.value ELSE (e.value::float8 + $8)::text END,
        expires_at = CASE WHEN e.expires_at <= now() THEN excluded.expires_at ELSE e.expires_at END,
        updated_at = now(), version = ${NEXT_VERSION}
      WHERE CASE
        WHEN e.expires_at <= now() THEN true
        WHEN e.value ~ '^-?[0-9]' THEN abs(e.value::float8 + $8) <= ${MAX_STORAGE_NUMBER}
        ELSE false
      END
      RETURNING ${CHANGED_COLUMNS}
    ), ${KEPT}, ${counted('$10')}
    ${OUTCOME}`,
};

/**
 * Deletes the entry; with $8 (not null) only in this version, where 0 asks that there be none. The receipt's version is that of
 * what was there, or null.
 */
export const DELETE_ENTRY: Statement = {
  name: 'delete_entry',
  text: `
    WITH ${RECEIPT}, gone AS (
      DELETE FROM storage_entries
      WHERE owner_id = $4 AND scope_id = ${SCOPE_ID} AND key = $6 AND ${MAY_CHANGE}
        AND ($8::bigint IS NULL OR version = $8 OR expires_at <= now())
      RETURNING CASE WHEN expires_at <= now() THEN NULL ELSE version END AS version
    ), found AS (
      SELECT max(version) AS version FROM gone
    ), changed AS (
      SELECT $6::text AS key, NULL::text AS value, version, NULL::timestamptz AS updated_at, NULL::timestamptz AS expires_at FROM found
      WHERE ${MAY_CHANGE}
        AND ($8 IS NULL OR version IS NOT NULL OR ($8 = 0 AND NOT EXISTS (
          SELECT FROM storage_entries
          WHERE owner_id = $4 AND scope_id = ${SCOPE_ID} AND key = $6 AND (expires_at IS NULL OR expires_at > now()))))
    ), ${KEPT}
    ${OUTCOME}`,
};
