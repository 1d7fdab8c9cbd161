import type { Statement } from '../connection/sql';
import { ENTRY_COLUMNS } from './storage-row';

/** The entry of owner $1 in scope $2 under the key $3. */
export const GET_ENTRY: Statement = {
  name: 'get_entry',
  text: `
    SELECT ${ENTRY_COLUMNS} FROM storage_entries
    WHERE owner_id = $1 AND scope_id = $2 AND key = $3 AND (expires_at IS NULL OR expires_at > now())`,
};

/**
 * Entries of owner $1 in scope $2 with keys from $3 up to, without, $4 and after $5, at most $6, and none beyond the one with
 * which the values reach $7 bytes. `found` says how many there were before that cut. Sizes are read beside the values: what is
 * cut off is not loaded. All bounds are given, so that each is one of the index: a scan that passed the prefix's end would go on
 * to the scope's.
 */
export const LIST_ENTRIES: Statement = {
  name: 'list_entries',
  text: `
    SELECT ${ENTRY_COLUMNS}, found FROM (
      SELECT *, count(*) OVER ()::int AS found,
        sum(octet_length(value)) OVER (ORDER BY key) - octet_length(value) AS bytes_before
      FROM (
        SELECT key, value, version, updated_at, expires_at FROM storage_entries
        WHERE owner_id = $1 AND scope_id = $2 AND key >= $3 AND key < $4 AND key > $5
          AND (expires_at IS NULL OR expires_at > now())
        ORDER BY key LIMIT $6
      ) AS page
    ) AS sized
    WHERE bytes_before < $7 ORDER BY key`,
};

/** Removes up to $1 expired entries, of owner $2 or (null) of all. What somebody is just changing is left alone. */
export const PRUNE_ENTRIES: Statement = {
  name: 'prune_entries',
  text: `
    WITH expired AS (
      SELECT owner_id, scope_id, key FROM storage_entries
      WHERE expires_at <= now() AND ($2::uuid IS NULL OR owner_id = $2)
      ORDER BY expires_at LIMIT $1
      FOR UPDATE SKIP LOCKED
    ), gone AS (
      DELETE FROM storage_entries e USING expired x
      WHERE e.owner_id = x.owner_id AND e.scope_id = x.scope_id AND e.key = x.key
      RETURNING 1
    )
    SELECT count(*)::int AS count FROM gone`,
};
