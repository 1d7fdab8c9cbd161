import type { Statement } from '../connection/sql';

const METADATA = `id, name, scopes, last_four AS "lastFour", created_at AS "createdAt", last_used_at AS "lastUsedAt",
      expires_at AS "expiresAt"`;

/** Makes the token $1 of user $2, valid for $7 days, unless there are $8 already, expired ones included. After LOCK_ACCOUNT. */
export const CREATE_PERSONAL_TOKEN: Statement = {
  name: 'create_personal_token',
  text: `
    INSERT INTO personal_tokens (id, owner_id, name, scopes, token_hash, last_four, expires_at)
    SELECT $1, u.id, $3, $4::text[], $5, $6, now() + $7::int * interval '1 day'
    FROM users u
    WHERE u.id = $2 AND u.deleted_at IS NULL AND (SELECT count(*) FROM personal_tokens WHERE owner_id = $2) < $8::int
    RETURNING ${METADATA}`,
};

/** The tokens of user $1, newest first, expired ones included. */
export const LIST_PERSONAL_TOKENS: Statement = {
  name: 'list_personal_tokens',
  text: `SELECT ${METADATA} FROM personal_tokens WHERE owner_id = $1 ORDER BY created_at DESC, id DESC`,
};

/** Removes the token $2 of user $1. */
export const DELETE_PERSONAL_TOKEN: Statement = {
  name: 'delete_personal_token',
  text: 'DELETE FROM personal_tokens WHERE id = $2 AND owner_id = $1 RETURNING id',
};

/** Who shows the token of hash $1, and what it allows. Asked on every request. */
export const FIND_TOKEN_USER: Statement = {
  name: 'find_token_user',
  text: `
    SELECT u.id, u.email, u.name, u.created_at AS "createdAt", t.id AS "tokenId", t.scopes,
      coalesce(t.last_used_at > now() - interval '1 minute', false) AS "isUseNoted"
    FROM personal_tokens t JOIN users u ON u.id = t.owner_id
    WHERE t.token_hash = $1 AND t.expires_at > now() AND u.deleted_at IS NULL`,
};

/** Notes that the token $2 of user $1 is used now, at most once a minute, however many backends see it. */
export const NOTE_TOKEN_USE: Statement = {
  name: 'note_token_use',
  text: `
    UPDATE personal_tokens SET last_used_at = now()
    WHERE id = $2 AND owner_id = $1 AND (last_used_at > now() - interval '1 minute') IS NOT TRUE`,
};
