import type { Statement } from '../connection/sql';

/** The stored key $2 of owner $1, encrypted, and whether a use within the last minute is noted already. */
export const FIND_ENCRYPTED_KEY: Statement = {
  name: 'find_encrypted_key',
  text: `
    SELECT id, owner_id AS "ownerId", provider, name, base_url AS "baseUrl", scheme, username,
      header_name AS "headerName", key_version AS "keyVersion", nonce, ciphertext,
      coalesce(last_used_at > now() - interval '1 minute', false) AS "isUseNoted"
    FROM api_keys WHERE id = $2 AND owner_id = $1`,
};

/** Notes that the stored key $2 of owner $1 is used now, at most once a minute, however many workers use it. */
export const NOTE_KEY_USE: Statement = {
  name: 'note_key_use',
  text: `
    UPDATE api_keys SET last_used_at = now()
    WHERE id = $2 AND owner_id = $1 AND (last_used_at > now() - interval '1 minute') IS NOT TRUE`,
};

/**
 * The workflows of owner $1 whose newest or published version names one of the keys $2, latest change first. Those in the bin are
 * left out. By key, then by the workflow's id: of old versions only the index is read.
 */
export const FIND_KEY_USES: Statement = {
  name: 'find_key_uses',
  text: `
    SELECT u.key_id AS "keyId", w.id AS "workflowId", w.name, array_agg(DISTINCT u.node_id) AS "nodeIds",
      coalesce(bool_or(u.version = w.published_version), false) AS "isPublished"
    FROM workflow_key_uses AS u
    JOIN workflows AS w ON w.id = u.workflow_id AND u.version IN (w.latest_version, w.published_version)
    WHERE u.key_id = ANY ($2::uuid[]) AND w.owner_id = $1 AND w.deleted_at IS NULL
    GROUP BY u.key_id, w.id
    ORDER BY w.updated_at DESC, w.id DESC`,
};
