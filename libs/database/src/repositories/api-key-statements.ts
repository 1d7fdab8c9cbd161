import type { Statement } from '../connection/sql';

/** The stored key $2 of owner $1, encrypted, and whether a use within the last minute is noted already. */
export const FIND_ENCRYPTED_KEY: Statement = {
  name: 'find_encrypted_key',
  text: `
    SELECT id, owner_id AS "ownerId", provider, name, key_version AS "keyVersion", nonce, ciphertext,
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
