import type { Statement } from '../connection/sql';

/** What owner $1 keeps under the key $2. */
export const GET_CACHED: Statement = {
  name: 'get_cached',
  text: 'SELECT response FROM llm_cache WHERE owner_id = $1 AND key = $2 AND expires_at > now()',
};

/**
 * Keeps $3 under the key $2 of owner $1 for $4 seconds. Of all others the newest $5 - 1 stay. They are passed before anything is
 * locked: a lock on each would be a write of each.
 */
export const PUT_CACHED: Statement = {
  name: 'put_cached',
  text: `
    WITH gone AS (
      DELETE FROM llm_cache WHERE owner_id = $1 AND key = ANY (ARRAY(
        SELECT key FROM llm_cache WHERE owner_id = $1 AND key = ANY (ARRAY(
          SELECT key FROM llm_cache WHERE owner_id = $1 AND key <> $2
          ORDER BY created_at DESC, key DESC OFFSET $5::int - 1))
        FOR UPDATE SKIP LOCKED))
    )
    INSERT INTO llm_cache (owner_id, key, response, expires_at)
    VALUES ($1, $2, $3, now() + $4::float8 * interval '1 second')
    ON CONFLICT (owner_id, key) DO UPDATE SET
      response = excluded.response, created_at = now(), expires_at = excluded.expires_at`,
};

/** Removes up to $1 answers whose time is over. */
export const PRUNE_CACHED: Statement = {
  name: 'prune_cached',
  text: `
    WITH expired AS (
      SELECT owner_id, key FROM llm_cache WHERE expires_at <= now() ORDER BY expires_at LIMIT $1 FOR UPDATE SKIP LOCKED
    ), gone AS (
      DELETE FROM llm_cache c USING expired x WHERE c.owner_id = x.owner_id AND c.key = x.key RETURNING 1
    )
    SELECT count(*)::int AS count FROM gone`,
};
