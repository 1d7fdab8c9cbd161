import type { Statement } from '../connection/sql';

/** Gives user $1 the name $2. */
export const RENAME_USER: Statement = {
  name: 'rename_user',
  text: `
    UPDATE users SET name = $2, updated_at = now() WHERE id = $1 AND deleted_at IS NULL
    RETURNING id, email, name, created_at AS "createdAt"`,
};

/** The password hash of user $1. */
export const FIND_PASSWORD_HASH: Statement = {
  name: 'find_password_hash',
  text: 'SELECT password_hash AS "passwordHash" FROM users WHERE id = $1 AND deleted_at IS NULL',
};

/** Locks the account $1: what counts or replaces something of it goes one after the other. */
export const LOCK_ACCOUNT: Statement = {
  name: 'lock_account',
  text: 'SELECT id FROM users WHERE id = $1 AND deleted_at IS NULL FOR NO KEY UPDATE',
};

/**
 * Replaces the password hash $2 of user $1 by $3, when it still is that, and ends all sessions but $4. After LOCK_ACCOUNT: a session that was opened
 * with the old password meanwhile is seen, and ends too.
 */
export const CHANGE_PASSWORD: Statement = {
  name: 'change_password',
  text: `
    WITH changed AS (
      UPDATE users SET password_hash = $3, updated_at = now()
      WHERE id = $1 AND password_hash = $2 AND deleted_at IS NULL
      RETURNING id
    ), signed_out AS (
      DELETE FROM sessions s USING changed WHERE s.owner_id = changed.id AND s.id IS DISTINCT FROM $4::uuid
    )
    SELECT id FROM changed`,
};
